import { expect } from 'chai';
import { Lexer } from 'marked';
import { Blocks } from './blocks.js';
import { flavour } from './flavours.js';
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

  it('[8.5] are those of the lexer, also where a line has nothing for it to find', () => {
    const signs = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
    const others = [
      '\t',
      '\n',
      '\u00a0',
      '\u3000',
      'é',
      '好',
      '。',
      '👋',
      '1.',
      '1)',
      'www.',
      '  ',
      '--',
      '~~',
    ];
    for (const sign of [...signs, ...others]) {
      for (const around of [
        '_',
        'a_',
        '_b',
        'a_b',
        'a _b',
        'a_ b',
        'a _ b',
        '_ a',
        '1_ a',
        '_x_',
        'a _x_ b',
      ]) {
        const text = around.replaceAll('_', () => sign);
        const tokens = new Lexer(flavour(text.length)).lex(text);
        const expected = tokens.filter(({ type }) => type !== 'space');
        const read = new Blocks().get(text, true).map(({ token }) => token);
        expect(read, JSON.stringify(text)).to.deep.equal(expected);
      }
    }
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
