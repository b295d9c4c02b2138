import t from 'tap';
import { cleanMarkdown } from './clean-markdown.js';

const read = (text: string) =>
  cleanMarkdown(text)
    .replace(/\n{3,}/g, '\n\n')
    .trim();

t.test('[8.9] comments of a Markdown file are left out, and stay in code', (t) => {
  t.equal(read('Open<!-- ask\n\nBob --> daily.'), 'Open daily.');
  t.equal(read('{/* ask Bob */}Open daily.'), 'Open daily.');
  const code = '```html\n<!-- kept -->\n```\n\nWrite `<!-- kept -->`.';
  t.equal(read(`${code}<!-- gone -->`), code);
  t.equal(read('Open <!-- daily.'), 'Open <!-- daily.', 'what nothing ends is text');
  t.end();
});

t.test('[8.9] HTML in Markdown becomes Markdown', (t) => {
  const rows = '<tr><th>Country</th><th>Days</th></tr>\n\n<tr><td>Norway</td><td>5</td></tr>';
  t.equal(read(`<table>\n${rows}\n</table>`), '| Country | Days |\n| --- | --- |\n| Norway | 5 |');
  const details = '<details>\n<summary>How long?</summary>\n\nFive days.\n\n</details>';
  t.equal(read(details), '**How long?**\n\nFive days.');
  t.equal(read('<p align="center">\n  <img src="logo.png">\n</p>\n\nText'), 'Text');
  t.equal(read('Pay <b>now</b>, 10<sup>6</sup>, <del>5</del> 4'), 'Pay **now**, 10⁶, ~~5~~ 4');
  t.equal(read('| a | b |\n|---|---|\n| x<br>y | z |'), '| a | b |\n|---|---|\n| x y | z |');
  t.end();
});

t.test('[8.9] what only looks like a tag is text', (t) => {
  for (const text of ['Press <Enter> or <your key>.', 'List<String> and 3 < 4', '<name>\n\nText'])
    t.match(read(text).replaceAll('&lt;', '<').replaceAll('\\<', '<'), text);
  t.equal(
    read('- a\n  ```\n  <b>code</b>\n  ```\n- <b>b</b>'),
    '- a\n  ```\n  <b>code</b>\n  ```\n- **b**',
  );
  t.end();
});

t.test('[8.9] of MDX the text is read, not its components and imports', (t) => {
  const text = `import Tabs from '@theme/Tabs';
import {
  a,
} from "b";

import it by hand

<Tabs>
<TabItem value="npm" label="By npm">

run it

</TabItem>
</Tabs>

:::tip Good to know
Do it.
:::`;
  t.equal(read(text), 'import it by hand\n\n**By npm**\n\nrun it\n\n**Good to know**\n\nDo it.');
  t.end();
});

t.test('[8.9] a link that names an address below has it, and notes stay', (t) => {
  const below = '\n\n[1]: https://example.com/a "A"\n[terms]: https://example.com/t';
  t.equal(
    read(`See [these][1] and [terms].${below}`),
    'See [these](https://example.com/a) and [terms](https://example.com/t).',
  );
  for (const note of ['[Hint]: important', 'A[^1]\n\n[^1]: Note.']) t.equal(read(note), note);
  t.end();
});
