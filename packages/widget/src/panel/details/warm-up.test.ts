import { expect } from 'chai';
import { ReplyText } from '../markdown/reply-text.js';
import { warmUp } from './warm-up.js';

describe('the warm-up', () => {
  it('[8.5] draws all that a reply can be made of, and leaves nothing behind', () => {
    const panel = document.createElement('section');
    document.body.append(panel);
    const drawn: Element[] = [];
    const append = panel.append.bind(panel);
    panel.append = (...nodes) => {
      drawn.push(...(nodes as Element[]));
      append(...nodes);
    };
    warmUp(panel, ReplyText);
    const kinds = ['h3', 'strong', 'em', 'del', 'a', 'ul', 'ol', 'blockquote', 'pre code', 'table'];
    expect(kinds.filter((kind) => !drawn[0]?.querySelector(kind))).to.deep.equal([]);
    expect(panel.childElementCount).to.equal(0);
    panel.remove();
  });
});
