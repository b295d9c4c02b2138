import { expect } from 'chai';
import fc from 'fast-check';
import { Lexer } from 'marked';
import { FLAVOUR, Flavour } from './flavour.js';
import { lex } from './flavours.js';
import { PARAGRAPH } from './lean-rules.js';
import { EVERYTHING } from './testing/everything.js';

const SEED = Number(document.documentElement.dataset['seed']) || 7;
const RUNS = document.documentElement.dataset['seed'] ? 20_000 : 3_000;

/** Beginnings of blocks, and what keeps them from being one. */
const PIECES = [
  ...'\n\n\n\n \t#>-*_=|:`~<1.)[]aB',
  '\n\n',
  '  ',
  '    ',
  '---',
  '```',
  '~~~',
  '===',
  '- a',
  '1. ',
  '2) ',
  '> ',
  '## ',
  '|a|',
  '|-|',
  ':-:',
  'a b',
  '<div>',
  '</DIV>',
  '<!--',
  '<pre',
  '[a]: b',
  '[ ] ',
  '[^1]: ',
  '\\[',
  '$$',
  'word',
];

function byTheLexer(text: string): unknown {
  const tokenizer = new Flavour();
  const lexer = new Lexer({ ...FLAVOUR, tokenizer });
  const { rules } = tokenizer;
  tokenizer.rules = { ...rules, block: { ...rules.block, paragraph: PARAGRAPH } };
  return lexer.lex(text);
}

describe('rules that are asked only where they may match', () => {
  it('[1.6] read every text as the lexer’s own rules do', () => {
    for (let end = 0; end <= EVERYTHING.length; end += 1) {
      const text = EVERYTHING.slice(0, end);
      expect(lex(text), JSON.stringify(text)).to.deep.equal(byTheLexer(text));
    }
    const texts = fc
      .array(fc.constantFrom(...PIECES), { maxLength: 24 })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(texts, (text) => {
        expect(lex(text)).to.deep.equal(byTheLexer(text));
      }),
      { seed: SEED, numRuns: RUNS },
    );
  });
});
