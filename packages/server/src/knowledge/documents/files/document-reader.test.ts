import { readFile } from 'node:fs/promises';
import iconv from 'iconv-lite';
import t from 'tap';
import { DocumentReader, type DocumentFile } from './document-reader.js';
import { ReadingPool } from '../reading/reading-pool.js';
import {
  bombOf,
  docxOf,
  epubOf,
  wordParagraph,
  wordTable,
  xlsxOf,
} from '../../../../testing/knowledge/archives.js';
import { pdfAt, pdfOf, type PdfLine } from '../../../../testing/knowledge/pdf.js';

const pool = new ReadingPool();
t.teardown(() => pool.close());
const reader = new DocumentReader(pool);
const bytes = (text: string) => new TextEncoder().encode(text);

await t.test('[4.2] the text of a PDF is read, larger lines as headings', async (t) => {
  const pdf = pdfOf(['Opening hours', 'The gate is open from nine to six.', '# is no heading']);
  t.match(await reader.read('demo', { name: 'Hours.PDF', bytes: pdf }), {
    content: 'The gate is open from nine to six.\n\n\\# is no heading',
    title: 'Opening hours',
  });
});

await t.test(
  'a locked PDF, a damaged one and one that is none are told apart from text',
  async (t) => {
    const locked = reader.read('demo', { name: 'a.pdf', bytes: pdfOf(['Secret'], true) });
    await t.rejects(locked, { code: 'document-encrypted' });
    await t.rejects(reader.read('demo', { name: 'a.pdf', bytes: bytes('%PDF-1.4 nothing more') }), {
      code: 'document-unreadable',
    });
    await t.rejects(reader.read('demo', { name: 'a.exe', bytes: bytes('MZ') }), {
      code: 'document-type',
    });
    const large = new Uint8Array(10 * 1024 * 1024 + 1);
    await t.rejects(reader.read('demo', { name: 'a.pdf', bytes: large }), {
      code: 'document-too-large',
    });
  },
);

await t.test('a file that takes too long is given up, and the next one is read', async (t) => {
  const slow = new ReadingPool({ ms: 1 });
  t.teardown(() => slow.close());
  const hasty = new DocumentReader(slow);
  const pdf = pdfOf(['Hours', 'Nine to six.']);
  const both = [1, 2].map(() => hasty.read('demo', { name: 'a.pdf', bytes: pdf }));
  for (const one of both) await t.rejects(one, { code: 'document-unreadable' });
});

await t.test('HTML becomes Markdown without scripts, styles, menus and pictures', async (t) => {
  const html = `<!doctype html><html><head><title>Our &amp; your hours</title><style>p{}</style></head>
    <body><nav>Menu</nav><h2>Hours</h2><p>Open <b>daily</b>.</p><script>alert(1)</script>
    <img src=x onerror=alert(1)><ul><li>nine</li></ul></body></html>`;
  const read = await reader.read('demo', { name: 'page.html', bytes: bytes(html) });
  t.equal(read.title, 'Hours');
  t.match(read.content, /^Open \*\*daily\*\*\.\n+-\s+nine$/);
});

await t.test(
  'Markdown gives its title by front matter or heading; text is left as it is',
  async (t) => {
    t.match(
      await reader.readText('demo', '---\ntitle: One\nasked:\n  - a\n  - b\n---\nText', 'markdown'),
      {
        title: 'One',
        content: 'Text',
        askedAs: ['a', 'b'],
      },
    );
    t.match(await reader.readText('demo', '# *One*\n\n## Two\n\nText', 'markdown'), {
      title: 'One',
      content: '## Two\n\nText',
    });
    t.match(await reader.readText('demo', '# One\r\n    two', 'text'), {
      title: '',
      content: '\\# One\ntwo',
    });
  },
);

await t.test('[8.9] text is read in the encoding that it says, or looks to be in', async (t) => {
  const read = (text: string, encoding: string, more: Partial<DocumentFile> = {}) =>
    reader.read('demo', { name: 'a.txt', bytes: iconv.encode(text, encoding), ...more });
  const texts: [string, string][] = [
    ['Grüße', 'windows-1252'],
    ['Le prix est de 5 € – c’est tout compris.', 'windows-1252'],
    ['Вы можете вернуть товар в течение тридцати дней.', 'windows-1251'],
    ['Zboží můžete vrátit do 30 dnů. Žluťoučký kůň úpěl.', 'windows-1250'],
    ['商品は三十日以内であれば返品できます。', 'shift_jis'],
    ['30日以内に返品できます。送料は無料です。', 'euc-jp'],
    ['您可以在三十天内退货。运费由我们承担。', 'gb18030'],
    ['30일 이내에 반품할 수 있습니다.', 'euc-kr'],
    ['Returns within 30 days', 'utf-16le'],
  ];
  for (const [text, encoding] of texts) {
    t.match(await read(text, encoding), { content: text, encoding });
  }
  const marked = iconv.encode('Grüße', 'utf-16', { addBOM: true });
  t.match(await reader.read('demo', { name: 'a.txt', bytes: marked }), { content: 'Grüße' });
  t.match(await read('返品', 'shift_jis', { charset: 'Shift_JIS' }), { content: '返品' });
  const page = '<meta charset="Shift_JIS"><title>返品</title><p>三十日</p>';
  t.match(await read(page, 'shift_jis', { name: 'a.html' }), { title: '返品', content: '三十日' });
  t.match(await read('Größe', 'utf-8', { charset: 'us-ascii' }), { encoding: 'utf-8' }, 'no lies');
});

await t.test('[8.9] where the encoding is uncertain, somebody is asked and obeyed', async (t) => {
  const bytes = iconv.encode('返品', 'shift_jis');
  await t.rejects(reader.read('demo', { name: 'a.txt', bytes }), {
    code: 'document-encoding',
    more: { choices: [{ encoding: 'shift_jis', preview: '返品' }, { encoding: 'big5' }] },
  });
  const chosen = await reader.read('demo', { name: 'a.txt', bytes, encoding: 'Shift_JIS' });
  t.match(chosen, { content: '返品', encoding: 'shift_jis' });
  const latin = `${'Größe und Gewicht, täglich geöffnet, für Gäste über Ostern. '.repeat(5)}5 €`;
  await t.rejects(
    reader.read('demo', { name: 'a.txt', bytes: iconv.encode(latin, 'iso-8859-15') }),
    {
      code: 'document-encoding',
      more: {
        choices: [
          { encoding: 'windows-1252', preview: /5 ¤$/ },
          { encoding: 'iso-8859-15', preview: /5 €$/ },
        ],
      },
    },
    'the euro is where Latin-9 differs, and the previews show it',
  );
});

await t.test('[8.9] of a page the main text is read, and tables as tables', async (t) => {
  const html = `<title>Q &amp; A</title><header><h1>Delivery</h1></header>
    <div role="dialog">We use cookies. Accept all</div><div id="cookie-bar">Cookies!</div>
    <aside>Related: Buy now!</aside><main><p>Real <a href="/x">text</a>.</p>
    <p hidden>Hidden</p><p style="display: none">Unseen</p>
    <table><tr><th rowspan=2>Country<th colspan=2>Days<tr><th>Standard<th>Express
    <tr><td>Norway<td>9<td>5 | 6</table>
    <table><tr><td><table><tr><td>Size<td>42</table></td></tr></table>
    <pre><code class="language-js">a();
  b();</code></pre><aside class="note">Mind the gap.</aside></main>`;
  const read = await reader.read('demo', { name: 'page.html', bytes: bytes(html) });
  t.equal(read.title, 'Q & A');
  t.equal(
    read.content,
    `Real text.

| Country | Days Standard | Days Express |
| --- | --- | --- |
| Norway | 9 | 5 \\| 6 |

|  |  |
| --- | --- |
| Size | 42 |

\`\`\`js
a();
  b();
\`\`\`

Mind the gap.`,
  );
  const sidebar = '<li><a href="/a">Another page of the site</a></li>'.repeat(30);
  const article = '<p>A sentence of the article, with commas, and much more to read.</p>'.repeat(
    12,
  );
  const old = `<div class="sidebar"><ul>${sidebar}</ul></div><div class="post">${article}</div>`;
  const main = await reader.read('demo', { name: 'page.html', bytes: bytes(old) });
  t.equal(main.content.includes('Another page'), false);
  t.equal(main.content.split('A sentence').length, 13);
});

await t.test('[8.6] a page of any depth and width is read in time, or refused', async (t) => {
  const read = (html: string) => reader.read('demo', { name: 'a.html', bytes: bytes(html) });
  t.match((await read(`${'<div>'.repeat(1_000)}deep`)).content, 'deep');
  await t.rejects(read('<b><i>'.repeat(300_000)), { code: 'document-unreadable' });
  const wide = await read(`<ul>${'<li>one'.repeat(20_000)}</ul>`);
  t.equal(wide.content.split('one').length, 20_001);
  t.equal((await read('<'.repeat(500_000))).content.replace('\\', '').length, 500_000);
  for (const spaces of ['&nbsp;', '&nbsp; ', ' ']) {
    t.match((await read(`<p>far${spaces.repeat(600_000)}away</p>`)).content, /^far\s{1,100}away$/);
  }
});

const locked = { code: 'document-encrypted' };
const unreadable = { code: 'document-unreadable' };

await t.test('[8.9] Word documents are read with headings, lists and tables', async (t) => {
  const body =
    wordParagraph('Delivery', 'H1') +
    wordParagraph('We send daily.') +
    wordTable([
      ['Country', 'Days'],
      ['Norway', '9'],
    ]);
  t.match(await reader.read('demo', { name: 'a.docx', bytes: docxOf(body) }), {
    title: 'Delivery',
    content: 'We send daily.\n\n| Country | Days |\n| --- | --- |\n| Norway | 9 |',
  });
  for (const name of ['a.docm', 'a.dotx'])
    t.match((await reader.read('demo', { name, bytes: docxOf(body) })).title, 'Delivery', name);
  const old = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0, 0);
  await t.rejects(reader.read('demo', { name: 'a.docx', bytes: old }), locked);
  await t.rejects(reader.read('demo', { name: 'a.docx', bytes: bytes('PK') }), unreadable);
  await t.rejects(
    reader.read('demo', { name: 'a.docx', bytes: bombOf('word/document.xml') }),
    unreadable,
  );
});

await t.test('[8.9] workbooks and CSV are rows with the names of their columns', async (t) => {
  const many = Array.from({ length: 5_000 }, (_, index) => [`boot ${index}`, index + 0.1]);
  const book = await reader.read('demo', {
    name: 'a.xlsx',
    bytes: xlsxOf([['Prices of 2026'], ['Name', 'Price'], ...many]),
  });
  t.match(
    book.content,
    /^Prices of 2026\n\n\| Name \| Price \|\n\| --- \| --- \|\n\| boot 0 \| 0.1 \|/,
  );
  t.match(book.content, '| boot 4999 | 4999.1 |');
  const withMacros = {
    name: 'a.xlsm',
    bytes: xlsxOf([
      ['Name', 'Price'],
      ['boot', 5],
    ]),
  };
  t.match((await reader.read('demo', withMacros)).content, '| boot | 5 |');
  const csv = iconv.encode('Größe;Preis\r\n"42; breit";"5 €"\r\n43;6\r\n', 'windows-1252');
  t.match(await reader.read('demo', { name: 'sizes.csv', bytes: csv }), {
    content: '| Größe | Preis |\n| --- | --- |\n| 42; breit | 5 € |\n| 43 | 6 |',
    encoding: 'windows-1252',
  });
  const long = bytes(`a,b\n${'word,other word\n'.repeat(200_000)}`);
  const cut = await reader.read('demo', { name: 'long.csv', bytes: long });
  t.match(cut.notes, [{ code: 'rows-left-out', total: 200_000 }]);
  t.ok(cut.content.length > 1_999_000 && cut.content.length <= 2_000_000);
});

await t.test('[8.9] a workbook is read as a spreadsheet program shows it', async (t) => {
  // Written by ExcelJS 4.4.
  const file = new URL('../../../../testing/knowledge/prices.xlsx', import.meta.url);
  const { content, notes } = await reader.read('demo', {
    name: 'prices.xlsx',
    bytes: await readFile(file),
  });
  t.equal(
    content,
    `## Prices

Prices of the season

| Group | Boot | Price new | Price used | Discount |
| --- | --- | --- | --- | --- |
| Hiking | Summit | 189.50 € | $120.00 | 15% |
| Hiking | Trail | 149.00 € | $90.00 | 7.5% |
| Hiking | Ridge | 1,299.00 € | $1,000.50 | 0% |
| Winter | Glacier | on request | on request | 20% |

## Dates

| What | Day | Hours | Sum |
| --- | --- | --- | --- |
| Opening | 14.03.2026 | 9:30 | 3 |
| Closing | 24. Dezember 2026 | 6:00 PM |  |
| Default | 2026-12-24 | 26:00 | text |`,
  );
  t.same(notes, [
    { code: 'sheets-hidden', count: 1, total: 3 },
    { code: 'rows-hidden', count: 1, total: 12 },
    { code: 'columns-hidden', count: 1, total: 10 },
    { code: 'formulas-without-value', count: 1, total: 3 },
  ]);
});

await t.test(
  '[8.9] cells of Word and of pages that are one are in each of their rows',
  async (t) => {
    const cell = (text: string, properties = '') =>
      `<w:tc><w:tcPr>${properties}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;
    const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`;
    const rows = [
      row(cell('Group'), cell('Boot'), cell('Price')),
      row(cell('Hiking', '<w:vMerge w:val="restart"/>'), cell('Summit'), cell('189')),
      row(cell('', '<w:vMerge/>'), cell('Trail'), cell('149')),
      row(cell('Winter'), cell('on request', '<w:gridSpan w:val="2"/>')),
    ];
    const table =
      '| Group | Boot | Price |\n| --- | --- | --- |\n| Hiking | Summit | 189 |\n' +
      '| Hiking | Trail | 149 |\n| Winter | on request | on request |';
    const word = docxOf(`<w:tbl>${rows.join('')}</w:tbl>`);
    t.equal((await reader.read('demo', { name: 'a.docx', bytes: word })).content, table);

    const many = Array.from(
      { length: 300 },
      (_, at) => `<tr><td>Boot ${at}</td><td>${at}</td></tr>`,
    );
    for (const span of [300, 0]) {
      const [first = '', ...others] = many;
      const page = `<table><tr><th>Group</th><th>Boot</th><th>Price</th></tr>${first.replace('<tr>', `<tr><td rowspan="${span}">Hiking</td>`)}${others.join('')}</table>`;
      const read = await reader.read('demo', { name: 'a.html', bytes: bytes(page) });
      t.match(read.content, '| Hiking | Boot 299 | 299 |', `${span} rows`);
    }
  },
);

await t.test('[8.9] books are read chapter by chapter; a locked one is refused', async (t) => {
  const chapters = ['<h1>One</h1><p>First &amp; last.</p>', '<h1>Two</h1><p>Then.</p>'];
  t.match(await reader.read('demo', { name: 'a.epub', bytes: epubOf('Book', chapters) }), {
    title: 'Book',
    content: '# One\n\nFirst & last.\n\n# Two\n\nThen.',
  });
  const drm = epubOf('Book', chapters, true);
  await t.rejects(reader.read('demo', { name: 'a.epub', bytes: drm }), locked);
});

await t.test('[8.9] a PDF is read by columns, tables and Asian encodings', async (t) => {
  const read = (lines: readonly PdfLine[], font?: string) =>
    reader.read('demo', { name: 'a.pdf', bytes: pdfAt(lines, font) });
  const left = ['Left one says that returns', 'are free for mem-', 'bers in all of the union.'];
  const right = [
    'Right one tells the shipping',
    'time, which is three days',
    'for parcels to Germany.',
  ];
  const rows = left.flatMap((text, row): PdfLine[] => [
    [72, 700 - row * 14, text],
    [320, 700 - row * 14, right[row] ?? ''],
  ]);
  t.equal(
    (await read(rows)).content,
    'Left one says that returns are free for members in all of the union.\n\n' +
      'Right one tells the shipping time, which is three days for parcels to Germany.',
  );
  const table = [
    ['Country', 'Days', 'Price'],
    ['Germany', '3', '5 EUR'],
    ['Norway', '9', '19 EUR'],
  ].flatMap((row, y) => row.map((text, x): PdfLine => [72 + x * 120, 700 - y * 20, text]));
  t.match(
    (await read(table)).content,
    /^\| Country \| Days \| Price \|\n.*\n.*\n\| Norway \| 9 \| 19 EUR \|$/,
  );
  const asian = (encoding: string, ordering: string) =>
    `<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/${encoding}/DescendantFonts[<</Type/Font` +
    `/Subtype/CIDFontType2/BaseFont/A/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})` +
    '/Supplement 0>>/FontDescriptor<</Type/FontDescriptor/FontName/A/Flags 4>>>>]>>';
  const shiftJis = Buffer.from([0x95, 0xd4, 0x95, 0x69]).toString('latin1');
  t.match(await read([[72, 700, shiftJis]], asian('90ms-RKSJ-H', 'Japan1')), {
    content: '返品',
    notes: [],
  });
  t.match(
    await read([[72, 700, '\0\x36\0\x57']], asian('Identity-H', 'Identity')),
    { content: '', notes: [{ code: 'glyphs-without-text', count: 2, total: 2 }] },
    'numbers of letters are not taken for letters',
  );
});

/** A font of which the letters from `A` on show these glyphs, by their names. */
const fontOf = (glyphs: string) =>
  `<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding<</Type/Encoding/Differences[65 ${glyphs}]>>>>`;

await t.test('[8.9] ligatures of a PDF are read as the letters that they join', async (t) => {
  const pdf = pdfAt([[72, 700, 'one oBce, one eCort, one Ane']], fontOf('/fi /ffi /ff'));
  const { content } = await reader.read('demo', { name: 'a.pdf', bytes: pdf });
  t.equal(content, 'one office, one effort, one fine');
});

await t.test('[8.9] PDFs that Chromium prints are read as their pages are', async (t) => {
  const read = async (name: string) => {
    // Made from the pages beside them by `chromium --headless --no-pdf-header-footer --print-to-pdf`.
    const file = new URL(`../../../../testing/knowledge/printed/${name}`, import.meta.url);
    return (await reader.read('demo', { name, bytes: await readFile(file) })).content;
  };
  t.equal(
    await read('hebrew.pdf'),
    `המוזיאון פתוח בימים ראשון עד חמישי משעה 9:00 עד 17:30, והכניסה עולה 45 ש"ח (ילדים: 20).

לפרטים ראו www.example.com או התקשרו.

| יום | שעות |
| --- | --- |
| ראשון | 9:00 |
| שני | 10:00 |`,
    'numbers, brackets, points and columns are where they belong',
  );
  t.equal(
    await read('arabic.pdf'),
    `يمكنك إرجاع المنتجات خلال 30 يومًا من تاريخ الشراء، وتكلفة الشحن 5 يورو لكل طرد.

للمزيد زوروا Example Shop على الإنترنت.`,
    'letters are those that people type, not their forms',
  );
  t.match(
    await read('two-columns.pdf'),
    `Returns after closing time count as the next day.

| Bicycle | Day | Week |
| --- | --- | --- |
| City | 12 € | 60 € |
| Electric | 29 € | 150 € |

After the table the left column goes on with the opening hours, which are nine to six on weekdays.

On Saturdays we open at ten and close at four`,
    'a table across both columns is one, below what is above it',
  );
});

await t.test('[8.9] right-to-left text of a PDF is read in the order of reading', async (t) => {
  // Hebrew: final mem, vav, lamed, shin, ayin, drawn from the left as PDFs draw it.
  const hebrew = fontOf('/afii57677 /afii57669 /afii57676 /afii57689 /afii57682');
  const lines: PdfLine[] = [
    [300, 700, 'ACBE ABCD'],
    [300, 686, 'ABCD 24 ABCD'],
  ];
  const { content } = await reader.read('demo', { name: 'a.pdf', bytes: pdfAt(lines, hebrew) });
  t.equal(content, 'שלום עולם שלום 24 שלום');
});
