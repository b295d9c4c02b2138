import { expect } from 'chai';
import { Blocks } from './blocks.js';
import { EVERYTHING } from './testing/everything.js';

describe('the blocks of a growing text', () => {
  it('[1.6] are the same wherever the text was cut on its way', () => {
    const whole = new Blocks().get(EVERYTHING, true);
    const growing = new Blocks();
    for (let end = 1; end < EVERYTHING.length; end += 1) {
      const text = EVERYTHING.slice(0, end);
      const expected = new Blocks().get(text, false).map(({ token }) => token);
      const blocks = growing.get(text, false).map(({ token }) => token);
      // Link definitions count when the text is complete; none comes before the end here.
      expect(blocks, `cut after ${end}`).to.deep.equal(expected);
    }
    expect(growing.get(EVERYTHING, true)).to.deep.equal(whole);
  });

  it('[8.6] are read however deep a text puts quotes and lists in each other', () => {
    for (const mark of ['> ', '>', '1. ', '- ', '> - ']) {
      const text = `${mark.repeat(3_000)}x`;
      const growing = new Blocks();
      expect(() => growing.get(text.slice(0, 2_000), false)).not.to.throw();
      expect(growing.get(text, true), mark).to.have.length(1);
    }
    const [quote] = new Blocks().get('> > > - 1. deep', true);
    expect(quote?.token.raw).to.equal('> > > - 1. deep');
  });

  it('[1.6] stay the same objects once another follows', () => {
    const growing = new Blocks();
    const [first] = growing.get('One.\n\nTwo', false);
    const [again] = growing.get('One.\n\nTwo and more.\n\nThree', false);
    const [ended] = growing.get('One.\n\nTwo and more.\n\nThree', true);
    expect(again).to.equal(first);
    expect(ended).to.equal(first);
  });

  it('[1.6] start anew for another text', () => {
    const blocks = new Blocks();
    blocks.get('One.\n\nTwo', false);
    expect(blocks.get('Else', false).map(({ token }) => token.raw)).to.deep.equal(['Else']);
  });

  it('[1.6] take any line ending', () => {
    const whole = new Blocks().get('One\r\n\r\nTwo\rThree', true);
    expect(whole.map(({ token }) => token.raw)).to.deep.equal(['One', 'Two\nThree']);
  });
});
