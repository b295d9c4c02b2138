import { expect } from 'chai';
import { ReplyText } from './reply-text.js';
import { warmUp } from './warm-up.js';

describe('the warm-up', () => {
  it('[8.5] draws all that a reply can be made of, and leaves nothing behind', () => {
    const panel = document.createElement('section');
    panel.className = 'panel';
    document.body.append(panel);
    const drawn: Element[] = [];
    const append = panel.append.bind(panel);
    panel.append = (...nodes) => {
      drawn.push(...(nodes as Element[]));
      append(...nodes);
    };
    warmUp(document, ReplyText, (run) => run());
    const kinds = ['h3', 'strong', 'em', 'del', 'a', 'ul', 'ol', 'blockquote', 'pre code', 'table'];
    expect(kinds.filter((kind) => !drawn.some((place) => place.querySelector(kind)))).to.deep.equal(
      [],
    );
    expect(panel.childElementCount).to.equal(0);
    panel.remove();
  });
});
