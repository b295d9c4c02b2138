import { bombOf, docxOf, epubOf, understated, zip } from '../../testing/knowledge/archives.js';

/** The body of a request that adds a file as a document. */
export const asUpload = (name: string, content: string | Uint8Array): string =>
  JSON.stringify({ file: { name, base64: Buffer.from(content).toString('base64') } });

const numbers = (length: number) => Array.from({ length }, (_, at) => at);

const ENTITIES = numbers(30).map(
  (level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
);
const LAUGHS = `<!DOCTYPE d [<!ENTITY e0 "ha">${ENTITIES.join('')}]>`;
const STRINGS = `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${'<si><t>x</t></si>'.repeat(1_000_000)}</sst>`;

/** Uploads of archives that readers have trouble with, by what they are. */
export const HOSTILE_ARCHIVES: Readonly<Record<string, string>> = {
  'a bomb of Word': asUpload('a.docx', bombOf('word/document.xml')),
  'a bomb that says it is small': asUpload('b.docx', understated(bombOf('word/document.xml'))),
  'a bomb of a workbook': asUpload('a.xlsx', understated(bombOf('xl/workbook.xml'))),
  'a bomb of a book': asUpload('a.epub', understated(bombOf('META-INF/container.xml'))),
  'elements in elements, in Word': asUpload(
    'c.docx',
    docxOf(`${'<w:p><w:r>'.repeat(250_000)}${'</w:r></w:p>'.repeat(250_000)}`),
  ),
  'tables in tables, in Word': asUpload(
    'd.docx',
    docxOf(`${'<w:tbl><w:tr><w:tc>'.repeat(5_000)}${'</w:tc></w:tr></w:tbl>'.repeat(5_000)}`),
  ),
  'elements in elements, in a book': asUpload('b.epub', epubOf('A', ['<div>'.repeat(500_000)])),
  'a billion laughs, in a book': asUpload(
    'c.epub',
    zip({ 'META-INF/container.xml': `${LAUGHS}<container>&e30;</container>` }),
  ),
  'a billion laughs, in Word': asUpload(
    'e.docx',
    zip({ 'word/document.xml': `${LAUGHS}<w:document>&e30;</w:document>` }),
  ),
  'a million strings': asUpload('c.xlsx', zip({ 'xl/sharedStrings.xml': STRINGS })),
  'names that lead out': asUpload('d.epub', zip({ '../../../etc/passwd.xml': '<a/>' })),
  'thousands of files': asUpload(
    'e.epub',
    zip(Object.fromEntries(numbers(30_000).map((at) => [`${at}.xml`, '']))),
  ),
};

const pdf = (kids: string, count: number) =>
  [
    '%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj',
    `2 0 obj\n<</Type/Pages/Kids[${kids}]/Count ${count}>>\nendobj`,
    'trailer\n<</Size 3/Root 1 0 R>>\n%%EOF\n',
  ].join('\n');

/** Uploads of pages and PDFs of odd structures, by what they are. */
export const HOSTILE_PAGES: Readonly<Record<string, string>> = {
  'divisions in divisions': asUpload('a.html', '<div>'.repeat(200_000)),
  'tables in tables': asUpload('b.html', `${'<table><tr><td>'.repeat(20_000)}x`),
  'lists in lists': asUpload('c.html', `${'<ul><li>'.repeat(50_000)}x`),
  'quotes in quotes': asUpload('d.html', `${'<blockquote>'.repeat(50_000)}x`),
  'a table of wide cells': asUpload(
    'e.html',
    `<table><tr>${'<td colspan=1000 rowspan=65534>x'.repeat(1_000)}</table>`,
  ),
  'one element of many attributes': asUpload(
    'f.html',
    `<p ${numbers(100_000)
      .map((at) => `a${at}=b`)
      .join(' ')}>x</p>`,
  ),
  'pages that are their own': asUpload('a.pdf', pdf('2 0 R', 1)),
  'many pages that are not there': asUpload(
    'b.pdf',
    pdf(
      numbers(2_000)
        .map((at) => `${at + 3} 0 R`)
        .join(' '),
      2_000,
    ),
  ),
  'a count of pages beyond all': asUpload('c.pdf', pdf('3 0 R', 2_000_000_000)),
  'lists in lists of a PDF': asUpload('d.pdf', pdf('['.repeat(500_000), 1)),
};
