import t from 'tap';
import { htmlMarkdown } from './html-markdown.js';

const read = (html: string) => htmlMarkdown(html).content;
const prose = '<p>The chain is cleaned, oiled and checked, and the brakes are set anew.</p>';

t.test('[8.9] preformatted text is code, with its lines and its signs', (t) => {
  const page = (pre: string) => read(prose + pre);
  t.match(page('<pre>a *b* &lt;c&gt;\n  # d</pre>'), /\n```\na \*b\* <c>\n {2}# d\n```$/);
  t.match(
    page('<pre class="x"><b>make</b> all<br>make install</pre>'),
    /```\nmake all\nmake install\n```/,
  );
  t.match(page('<pre><code class="language-sh">ls</code></pre>'), /```sh\nls\n```/);
  t.match(page('<pre>one\n```\ntwo</pre>'), /````\none\n```\ntwo\n````/, 'with a fence in it');
  t.equal(page('<pre> \n </pre>'), page(''));
  t.end();
});

t.test('[8.9] numbers of lines beside code are none of it', (t) => {
  const code = '<td><pre>1\n2\n</pre></td><td><pre>make all\nmake install</pre></td>';
  const page = read(`${prose}<table><tr>${code}</tr></table>`);
  t.match(page, /```\nmake all\nmake install\n```$/);
  t.notMatch(page, /1\s+2/);
  t.end();
});

t.test('[8.9] code in a cell of a table or in a heading stays on its line', (t) => {
  const rows =
    '<tr><th>Goal</th><th>Command</th></tr><tr><td>All</td><td><pre>make\nall</pre></td></tr>';
  t.match(read(`${prose}<table>${rows}</table>`), '| All | `make` `all` |');
  t.end();
});

t.test('[8.9] a page that is preformatted prose is read as text', (t) => {
  const lines = [
    '1. Introduction',
    '',
    '   This document says how bicycles are repaired. It is written',
    '   for those who own one, and for those who repair them.',
    '',
    '   A chain lasts for about 3,000 kilometres, or two winters.',
  ];
  const page = read(`<pre>${lines.join('\n')}</pre>`);
  t.notMatch(page, '```');
  t.match(page, /3,000 kilometres/);
  const listing = 'for (const bike of bikes) {\n  repair(bike.chain, { oil: 2 });\n}';
  t.match(read(`<pre>${listing}</pre>`), /^```\nfor/, 'code that is all of a page is code');
  t.end();
});
