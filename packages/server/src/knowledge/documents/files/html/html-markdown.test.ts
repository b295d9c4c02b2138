import t from 'tap';
import { growth, LINEAR } from '../../../../../testing/growth.js';
import { htmlMarkdown } from './html-markdown.js';

const read = (html: string) => htmlMarkdown(html).content;

t.test('[8.9] what is called a banner is none if the text of the page is in it', (t) => {
  const banner = '<div id="cookie-banner"><p>Accept all</p></div>';
  t.equal(read(`${banner}<p>Open from nine.</p>`), 'Open from nine.');
  t.equal(
    read('<div class="cookie-consent-shown"><p>Open from nine.</p></div>'),
    'Open from nine.',
  );
  const post = '<div class="category-cookies"><h1>Cookies</h1><p>Bake for 12 minutes.</p></div>';
  t.match(
    read(`<p>Recipes</p>${post}${banner}`),
    /^Recipes\n\n# Cookies\n\nBake for 12 minutes\.$/,
  );
  t.end();
});

t.test('[8.9] panels that a press opens are read, below what opens them', (t) => {
  const panel = '<div id="p" hidden><p>Five days.</p></div>';
  const heading = '<h2><button aria-controls="p">How long?</button></h2>';
  t.equal(read(`<main>${heading}${panel}</main>`), '## How long?\n\nFive days.');
  const button = '<button aria-expanded="false" aria-controls="p">How long?</button>';
  t.equal(read(`<main>${button}${panel}</main>`), '**How long?**\n\nFive days.');
  const tabs = '<div role="tablist"><button role="tab">Shipping</button></div>';
  t.equal(read(`${tabs}<div role="tabpanel" hidden><p>Five days.</p></div>`), 'Five days.');
  t.equal(read(`<header>${button}${panel}</header><main>Text</main>`), 'Text', 'a menu is none');
  t.end();
});

t.test('[8.9] text that a style hides is left out', (t) => {
  for (const style of ['font-size:0', 'visibility: collapse', 'position:absolute;left:-9999px'])
    t.equal(read(`<p>Seen</p><p style="${style}">Unseen</p>`), 'Seen', style);
  t.match(read('<p style="font-size:0.9em">Seen</p>'), 'Seen');
  t.end();
});

t.test('[8.9] an element within a word does not divide it', (t) => {
  const html = '<p>12<small>.99</small> €, <mark>ship</mark>ping, very<wbr>long</p>';
  t.equal(read(html), '12.99 €, shipping, verylong');
  t.equal(read('<ruby>返品<rp>(</rp><rt>へんぴん</rt><rp>)</rp></ruby>できます'), '返品できます');
  t.end();
});

t.test('[8.9] no text of a table is lost, however it is written', (t) => {
  const row = `<tr><td>${'Returns take a while. '.repeat(5)}</td><td>Days</td></tr>`;
  const page = read(`<table>${row.repeat(30)}</table>`);
  t.equal(page.split('\n').filter((line) => line.endsWith('| Days |')).length, 30);
  const cells = '<td>Norway</td><td>5</td>';
  for (const table of [
    `<table><form><tr>${cells}</tr></form></table>`,
    `<table><tbody><div><tr>${cells}</tr></div></tbody></table>`,
  ])
    t.match(read(table), '| Norway | 5 |', table);
  for (const loose of [
    cells,
    `<table>${cells}</table>`,
    `<table>Norway<tr><td>5</td></tr></table>`,
  ])
    t.match(read(loose), /Norway\s+5/, loose);
  t.end();
});

t.test('[8.6] line breaks without end take no longer than text', async (t) => {
  const readBreaks = (size: number) => read(`<p>one${'<br>\n'.repeat(size)}two</p>`);
  t.match(readBreaks(20_000), /^one\s+two$/);
  const grown = await growth(readBreaks, 20_000);
  t.ok(grown < LINEAR, `${grown}`);
});

t.test('[8.9] a table of any width keeps all of its columns', (t) => {
  const row = (name: string) =>
    `<tr>${Array.from({ length: 150 }, (_, at) => `<td>${name}${at}</td>`).join('')}</tr>`;
  const [head = '', , line = ''] = read(`<table>${row('h')}${row('c')}</table>`).split('\n');
  t.match(head, /\| h149 \|$/);
  t.match(line, /\| c149 \|$/);
  t.end();
});

t.test('[8.9] a title over more columns than there are makes no further ones', (t) => {
  const page = '<table><tr><td colspan=99>Days<tr><th>A<th>B<tr><td>1<td>2</table>';
  t.match(read(page), /^\| Days \| Days \|$/m);
  t.end();
});

t.test('[8.9] struck text is marked, and raised figures stay raised', (t) => {
  t.equal(read('<p><del>49 €</del> <s>45</s> 39 €</p>'), '~~49 €~~ ~~45~~ 39 €');
  t.equal(read('<p>10<sup>6</sup> m<sup>2</sup>, the 1<sup>st</sup></p>'), '10⁶ m², the 1st');
  t.end();
});

t.test('[8.6] cells that stretch over columns without end take no more room than text', (t) => {
  const rows = '<tr><td colspan=1000>long text<td colspan=1000>b'.repeat(5_000);
  const { length } = read(`<table>${rows}</table>`);
  t.ok(length < 4_000_000, `${length}`);
  t.end();
});

t.test('[8.9] items of a list keep the numbers that a page gives them', (t) => {
  const list = '<ol start=3><li>three<li>four<li value=7>seven<ul><li>a</ul><li>eight</ol>';
  t.equal(read(list), '3.  three\n4.  four\n\n7.  seven\n    -   a\n8.  eight');
  t.equal(read('<ol><li value=2>two<li>three</ol>'), '2.  two\n3.  three');
  t.end();
});

t.test('[8.9] a heading in a cell of a table is its words', (t) => {
  const page = '<table><tr><td><h3>Country</h3><td># 1<td>Days<tr><td>Norway<td>2<td>9</table>';
  t.match(read(page), /^\| Country \| \\# 1 \| Days \|$/m);
  t.end();
});

t.test('[8.9] comments are read where they are most of a page', (t) => {
  const said =
    'I have oiled the chain each week, and it has lasted for more than four years by now. ';
  const comments = Array.from({ length: 12 }, (_, at) => `<p>Rider ${at}: ${said.repeat(2)}</p>`);
  const page = read(
    `<div id="page"><h1>Chains</h1><p>${said.repeat(3)}</p><p>${said.repeat(3)}</p>` +
      `<div id="comments"><div>${comments.join('')}</div></div><p>${said.repeat(3)}</p></div>`,
  );
  for (let at = 0; at < 12; at++) t.match(page, `Rider ${at}:`);
  t.end();
});

t.test('[8.9] paragraphs with links, or before code, are no menus', (t) => {
  const link = (words: string) => `<a href="https://a.example/${words.length}">${words}</a>`;
  const list = (...links: string[]) =>
    `<ul>${links.map((one) => `<li>${link(one)}</li>`).join('')}</ul>`;
  const long = 'The chain is cleaned, oiled and checked for wear, and the brakes are set anew. ';
  const para = (html: string) => `<div class="para">${html}</div>`;
  const page = read(
    list('Prev', 'Home', 'Next') +
      '<div class="section"><div class="titlepage"><h2>Repairs</h2></div>' +
      para(long.repeat(4)) +
      para(`Ask the ${link('workshop of the town')} or ${link('the one at the station')} first.`) +
      para(`Then write down what is said: <pre>BIKE 7\nCHAIN new</pre>`) +
      para(long.repeat(4)) +
      `<div id="comments"><p>Bob wrote: nice.</p></div>` +
      `<div class="related">${list('Saddles', 'Bells and lamps', 'Pumps')}</div></div>` +
      list('Imprint', 'Privacy', 'Jobs'),
  );
  t.match(page, /^## Repairs/);
  t.match(page, /Ask the \[workshop of the town\]/);
  t.match(page, /Then write down what is said:\n\n```\nBIKE 7\nCHAIN new\n```/);
  t.notMatch(page, /Prev|Pumps|Jobs|Bob/);
  t.end();
});

t.test('[8.9] what a page shows in angle brackets, or as an entity, is text', (t) => {
  const shown = read('<p>Press &lt;Enter&gt;, then write &amp;lt; or &lt;<i>name</i>&gt;.</p>');
  t.equal(shown, 'Press \\<Enter>, then write \\&lt; or \\<_name_\\>.');
  t.equal(read('<p>2 &lt; 3 &amp; 4</p>'), '2 < 3 & 4');
  t.equal(read('<p>&lt;https://a.example/x&gt;</p>'), '<https://a.example/x>');
  t.end();
});

t.test('[8.9] places on a page and signs that lead to them are no words', (t) => {
  const sign = '<a class="headerlink" href="#r" title="Permanent link">¶</a>';
  t.equal(
    read(`<h2 id="r"><a name="r"></a>Repairs${sign}</h2><p>Daily.</p>`),
    '## Repairs\n\nDaily.',
  );
  t.equal(read('<p>re<a name="x"></a>pair</p>'), 'repair');
  // Nobody closes it: all that follows was a link, and pages of links are menus.
  const open =
    '<a name="start"><h2>Repairs</h2><p>We repair bicycles of all kinds, from Monday to Friday.</p>';
  t.match(read(open), /^## Repairs\n\nWe repair bicycles/);
  t.end();
});

t.test('[8.9] a term is bold once, whatever it is written with', (t) => {
  t.equal(
    read('<dl><dt><b>-d</b> <i>depth</i></dt><dd>How deep.</dd></dl>'),
    '**\\-d _depth_**\n\nHow deep.',
  );
  t.end();
});

t.test('[8.9] columns of a table without a word are left out', (t) => {
  const row = (...cells: string[]) => `<tr>${cells.map((one) => `<td>${one}</td>`).join('')}</tr>`;
  const head = '<tr><th>Size</th><th></th><th>Chest</th></tr>';
  const table = `<table>${head}${row('M', '<img src="m.png">', '98 cm')}</table>`;
  t.equal(read(`<p>Sizes</p>${table}`), 'Sizes\n\n| Size | Chest |\n| --- | --- |\n| M | 98 cm |');
  t.end();
});
