import t from 'tap';
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
