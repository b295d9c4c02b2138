import { unzipSync, zipSync } from 'fflate';
import t from 'tap';
import { growth, LINEAR } from '../../../../../testing/growth.js';
import { xlsxOf } from '../../../../../testing/knowledge/archives.js';
import { xlsxMarkdown } from './xlsx-markdown.js';

const contentOf = (bytes: Uint8Array) => {
  const read = xlsxMarkdown(bytes);
  return read.type === 'read' ? read.content : '';
};

t.test('[8.9] tables below each other on a sheet have the names of their own columns', (t) => {
  const first = [
    ['Name', 'Price'],
    ['Boot', 5],
  ];
  const below = [
    ['Branch', 'Phone', 'City'],
    ['One', '031', 'Bern'],
  ];
  t.equal(
    contentOf(xlsxOf([...first, [], ...below])),
    '| Name | Price |\n| --- | --- |\n| Boot | 5 |\n\n' +
      '| Branch | Phone | City |\n| --- | --- | --- |\n| One | 031 | Bern |',
  );
  for (const more of [
    [['Tent', 9]],
    [
      ['Tent', 'on request'],
      ['Rope', 'sold'],
    ],
  ])
    t.match(contentOf(xlsxOf([...first, [], ...more])), /\| Boot \| 5 \|\n\| Tent \|/);
  t.end();
});

t.test('[8.9] links of cells are read, and notes at them are left out', (t) => {
  const kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const book = xlsxOf(
    [
      ['Name', 'Shop'],
      ['Boot', 'Buy'],
    ],
    '<hyperlinks xmlns:r="r"><hyperlink ref="B2" r:id="link"/></hyperlinks>',
    {
      'xl/worksheets/_rels/sheet1.xml.rels': `<Relationships><Relationship Id="link" Type="${kind}/hyperlink" Target="https://example.com/boot" TargetMode="External"/><Relationship Id="c" Type="${kind}/comments" Target="../comments1.xml"/></Relationships>`,
      'xl/comments1.xml': '<comments><commentList><comment ref="A2"/></commentList></comments>',
    },
  );
  t.match(contentOf(book), '| Boot | [Buy](https://example.com/boot) |');
  t.match(xlsxMarkdown(book), { notes: [{ code: 'comments-left-out', count: 1, total: 1 }] });
  t.end();
});

t.test('[8.9] a sheet of any width keeps all of its columns', (t) => {
  const row = (name: string) => Array.from({ length: 26 }, (_, at) => `${name}${at}`);
  const far = '<row r="3"><c r="ABC3" t="inlineStr"><is><t>far</t></is></c></row>';
  const book = xlsxOf([row('h'), row('c')], `<sheetData>${far}</sheetData>`);
  t.match(contentOf(book), '| far |');
  t.end();
});

t.test(
  '[8.9] text boxes on a sheet are read, above or below its rows, and charts are told of',
  (t) => {
    const kind = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const relations = (id: string, type: string, target: string) =>
      `<Relationships><Relationship Id="${id}" Type="${kind}/${type}" Target="${target}"/></Relationships>`;
    const box = (row: number, ...lines: readonly string[]) =>
      `<x:twoCellAnchor><x:from><x:col>7</x:col><x:row>${row}</x:row></x:from><x:to><x:row>0</x:row></x:to><x:sp><x:txBody>${lines.map((line) => `<a:p><a:r><a:t>${line}</a:t></a:r></a:p>`).join('')}</x:txBody></x:sp></x:twoCellAnchor>`;
    const book = xlsxOf(
      [
        ['Name', 'Price'],
        ['Boot', 5],
      ],
      '<drawing r:id="d"/>',
      {
        'xl/worksheets/_rels/sheet1.xml.rels': relations(
          'd',
          'drawing',
          '../drawings/drawing1.xml',
        ),
        'xl/drawings/_rels/drawing1.xml.rels': relations('c', 'chart', '../charts/chart1.xml'),
        'xl/drawings/drawing1.xml': `<x:wsDr>${box(4, 'Ask for', 'larger ones.')}${box(0, 'Prices of 2026')}${box(0, 'Prices of 2026')}</x:wsDr>`,
      },
    );
    t.match(xlsxMarkdown(book), {
      content:
        'Prices of 2026\n\n| Name | Price |\n| --- | --- |\n| Boot | 5 |\n\nAsk for\n\nlarger ones.',
      notes: [{ code: 'parts-left-out', count: 1, total: 1 }],
    });
    t.end();
  },
);

t.test('[8.9] parts of a file are found whatever separators and capitals their names have', (t) => {
  const parts = Object.entries(
    unzipSync(
      xlsxOf([
        ['Name', 'Price'],
        ['Boot', 5],
      ]),
    ),
  );
  const renamed = parts.map(([name, part]) => [name.toLowerCase().replaceAll('/', '\\'), part]);
  t.match(contentOf(zipSync(Object.fromEntries(renamed))), '| Boot | 5 |');
  t.end();
});

t.test('[8.6] a sheet of as many merged cells as rows is read in linear time', async (t) => {
  const readMerged = (size: number) => {
    const rows = Array.from({ length: size }, (_, at) => [`title ${at}`]);
    const merged = rows.map((_, at) => `<mergeCell ref="A${at + 1}:C${at + 1}"/>`).join('');
    return contentOf(xlsxOf(rows, `<mergeCells>${merged}</mergeCells>`));
  };
  t.match(readMerged(16_000), /title 15999$/);
  const grown = await growth(readMerged, 16_000);
  t.ok(grown < LINEAR, `${grown}`);
});
