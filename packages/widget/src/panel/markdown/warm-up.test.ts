import { expect } from 'chai';
import { idle } from '../../browser/when-idle.js';
import { mountPanel } from '../testing/mount-panel.js';
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

  it('[8.5] waits until somebody talks', async () => {
    const page = await mountPanel({ connection: { kind: 'idle' } });
    let drawn = 0;
    const warm = new Promise<void>((resolve) => {
      const observer = new MutationObserver((changes) => {
        const added = changes.flatMap(({ addedNodes }) => [...addedNodes]);
        if (!added.some((node) => node instanceof Element && node.matches('.body.sr'))) return;
        drawn += 1;
        observer.disconnect();
        resolve();
      });
      observer.observe(page.get('.panel'), { childList: true });
    });
    // All that it takes is there, and there is nothing to do.
    for (let time = 0; time < 10; time += 1) await new Promise<void>((resolve) => idle(resolve));
    expect(drawn).to.equal(0);
    await page.set({ connection: { kind: 'connecting' } });
    await warm;
    page.remove();
  });
});
