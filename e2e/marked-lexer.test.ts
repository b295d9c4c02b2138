import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { rollup } from 'rollup';
import { replyTokens } from '../bench/widget/reply-text.mjs';
import { decodeEntities } from '../packages/widget/src/panel/markdown/entities.js';
import { EVERYTHING } from '../packages/widget/src/panel/markdown/testing/everything.js';
import { markedLexer } from '../scripts/build/marked-lexer.mjs';

interface Marked {
  readonly Lexer: new (options: object) => { lex(text: string): unknown };
}

const require = createRequire(new URL('../packages/widget/package.json', import.meta.url));
const source = require.resolve('marked').replace(/[^/\\]+$/, 'marked.esm.js');

test('[1.6] what the bundle keeps of marked reads every text as marked does', async ({}, info) => {
  const file = info.outputPath('marked-lexer.mjs');
  const bundle = await rollup({ input: source, plugins: [markedLexer()] });
  await bundle.write({ file, format: 'es' });
  expect((await readFile(file)).length).toBeLessThan(0.8 * (await readFile(source)).length);
  const [ours, whole] = await Promise.all(
    [file, source].map((path) => import(pathToFileURL(path).href) as Promise<Marked>),
  );
  const starts = [
    ...['<div>', '<DIV ', '</ul>', '<h2/>', '<h22>', '<divan>', '<li\n', '<th', '<p-q>', '<tr:x>'],
    ...['# a', '> a', '- a', '1. a', '```', '---', '[a]: b', '| a |\n|-|', '\ta', '<p>', '<!--'],
  ];
  const texts = [
    replyTokens(2_000).join(''),
    ...Array.from(EVERYTHING, (_, end) => EVERYTHING.slice(0, end + 1)),
    'a\tb\n\n\t* c\n\n# d #\n\n**e*f** __g_ ~h~ ~~i~~ <b>j</b> [k][l]\n\n[l]: /m "n"\n\n1) o\n\n=\n',
    'AT&T &amp; &#38;lt; &#x41;&#0; &copy; &#38; [a&b](/c?d&e "&quot;") `&amp;` <pre>&lt;&</pre> a&b@c.de',
    ...starts,
    ...starts.flatMap((start) => [1, 2, 3, 4, 5].map((n) => `b\n${' '.repeat(n)}${start}\nc`)),
  ];
  // The panel decodes what is text, be it marked's `&amp;` or the `&` that stands for itself.
  const decoded = (name: string, value: unknown): unknown =>
    name === 'text' ? decodeEntities(String(value)) : value;
  for (const text of texts) {
    const read = ({ Lexer }: Marked): string =>
      JSON.stringify(new Lexer({ gfm: true, breaks: true }).lex(text), decoded);
    expect(read(ours as Marked)).toBe(read(whole as Marked));
  }
});
