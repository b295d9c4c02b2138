import { html, render } from 'lit';
import { expect } from 'chai';
import { Blocks } from './blocks.js';
import { renderBlock } from './render-block.js';
import { EVERYTHING } from './testing/everything.js';
import { closeMarks, finishLast } from './unfinished.js';

/** Renders a text that still grows. */
function growing(text: string): HTMLElement {
  const place = document.createElement('div');
  const cite = (index: number): unknown => html`<i>${index}</i>`;
  const blocks = finishLast(new Blocks().get(text, false));
  render(
    blocks.map(({ token }) => renderBlock(token, { language: null, cite })),
    place,
  );
  return place;
}

describe('a text that is cut in the middle', () => {
  const cuts: readonly [string, string][] = [
    ['takes **2 to 3', 'takes **2 to 3**'],
    ['takes **2 to 3*', 'takes **2 to 3**'],
    ['takes **2 to 3**', 'takes **2 to 3**'],
    ['takes **2 ', 'takes **2**'],
    ['takes **', 'takes'],
    ['takes *', 'takes'],
    ['***both', '***both***'],
    ['**bold *and* more', '**bold *and* more**'],
    ['**bold *and', '**bold *and***'],
    ['~~old~', '~~old~~'],
    ['run `npm i', 'run `npm i`'],
    ['run `npm` and `', 'run `npm` and'],
    ['**run `a*b', '**run `a*b`**'],
    ['see [our **shop', 'see our **shop**'],
    ['see [our shop](https://shop.exa', 'see our shop'],
    ['see [shop](https://shop.example.com) for', 'see [shop](https://shop.example.com) for'],
    ['see ![a map](https://cdn.exa', 'see a map'],
    ['see ![a map](https://cdn.example.com/a_(b', 'see a map'],
    ['see [![a map](https://cdn.exa', 'see a map'],
    ['see [![a map](https://cdn.example.com/a)](https:', 'see ![a map](https://cdn.example.com/a)'],
    ['see [![a map](https://cdn.example.com/a) of', 'see ![a map](https://cdn.example.com/a) of'],
    ['yes [', 'yes'],
    ['yes [1', 'yes'],
    ['yes [1]', 'yes [1]'],
    ['a list:\n-', 'a list:'],
    ['a list:\n2.', 'a list:'],
    ['2 * 3 and snake_case, 5*3 ~5 \\*a', '2 * 3 and snake_case, 5*3 ~5 \\*a'],
    ['`**` and `[` are marks', '`**` and `[` are marks'],
    ['- a block:\n  ```py\n  f(**a', '- a block:\n  ```py\n  f(**a'],
  ];
  for (const [text, closed] of cuts) {
    it(`[1.3] closes ${JSON.stringify(text)}`, () => expect(closeMarks(text)).to.equal(closed));
  }

  it('[1.3] shows no mark at any cut, in lists, tables and quotes neither', () => {
    for (let end = 1; end <= EVERYTHING.length; end += 1) {
      const place = growing(EVERYTHING.slice(0, end));
      for (const code of place.querySelectorAll('code')) code.remove();
      expect(place.textContent, `cut after ${end}`).not.to.match(/\*|~~|\]\(|`|\[\w|\|:?-/);
    }
  });

  it('[1.3] is bold where it will be bold', () => {
    const bold = (text: string): string | undefined =>
      growing(text).querySelector('strong')?.textContent;
    expect(bold('Takes **2 to')).to.equal('2 to');
    expect(bold('- one\n- two **2 to')).to.equal('2 to');
    expect(bold('> a quote, **2 to')).to.equal('2 to');
    expect(bold('| a | b |\n|---|---|\n| 1 | **2 to')).to.equal('2 to');
    expect(bold('- [ ] do **2 to')).to.equal('2 to');
    expect(growing('- [ ] do **2 to').querySelector('.check')).not.to.equal(null);
  });

  it('[1.3] is no title before a list, and no raw table before a table', () => {
    expect(growing('Choose:\n-').innerHTML).not.to.include('<h3');
    expect(growing('| a | b |\n|--').textContent.trim()).to.equal('');
  });

  it('[8.3] is not brought down by thousands of marks', () => {
    for (const mark of ['![', '[![x](', '**', '~~a']) {
      expect(closeMarks(mark.repeat(4_000)).length, mark).to.be.greaterThan(0);
    }
  });

  it('[8.6] is not brought down by thousands of words that each begin a mark', () => {
    for (const word of ['_a ', '*a ', '**a ', '~~a '])
      expect(growing(word.repeat(20_000)).textContent).to.include('a');
    const deep = '*a '.repeat(20_000) + 'b*'.repeat(20_000);
    expect(growing(deep).textContent).to.include('a');
  });

  it('[8.5] leaves the blocks before the last alone', () => {
    const blocks = new Blocks().get('One.\n\nTwo **2', false);
    expect(finishLast(blocks)[0]).to.equal(blocks[0]);
  });
});
