import { expect } from 'chai';
import { BlockViews } from './block-views.js';

interface Block {
  readonly text: string;
  readonly varies: boolean;
}

describe('the views of a growing text', () => {
  it('[8.5] render a block again only when it is another', () => {
    const views = new BlockViews<Block>();
    const place = document.createElement('div');
    const rendered: string[] = [];
    const show = (blocks: readonly Block[], version: unknown = 1): void =>
      views.show(place, blocks, version, ({ text }) => {
        rendered.push(text);
        return text;
      });
    const first = { text: 'One', varies: true };
    show([first, { text: 'Tw', varies: false }]);
    show([first, { text: 'Two', varies: false }]);
    show([first, { text: 'Two', varies: false }, { text: 'Three', varies: false }].slice(0, 1));
    expect(rendered).to.deep.equal(['One', 'Tw', 'Two']);
    expect(place.textContent).to.equal('One');
    show([first], 2);
    expect(rendered.at(-1)).to.equal('One');
    expect(rendered).to.have.length(4);
  });
});
