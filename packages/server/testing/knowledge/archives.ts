import { strToU8, zipSync } from 'fflate';

/** A zip archive of files of text, by their names. */
export const zip = (files: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const OFFICE = 'http://schemas.openxmlformats.org';
const relations = (type: string, target: string) =>
  `<Relationships xmlns="${OFFICE}/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;

/** A Word document with this body, in WordprocessingML, and these parts by their kinds, as `header`. */
export function docxOf(body: string, parts: Readonly<Record<string, string>> = {}): Uint8Array {
  const kinds = Object.keys(parts);
  return zip({
    '[Content_Types].xml': `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`,
    '_rels/.rels': relations('officeDocument', 'word/document.xml'),
    'word/_rels/document.xml.rels': relations('styles', 'styles.xml').replace(
      '</Relationships>',
      `${kinds.map((kind) => `<Relationship Id="${kind}" Type="${OFFICE}/officeDocument/2006/relationships/${kind}" Target="${kind}.xml"/>`).join('')}</Relationships>`,
    ),
    'word/styles.xml': `<w:styles xmlns:w="${OFFICE}/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Hidden"><w:name w:val="Hidden"/><w:rPr><w:vanish/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="Internal"><w:name w:val="Internal"/><w:basedOn w:val="Hidden"/></w:style></w:styles>`,
    'word/document.xml': `<w:document xmlns:w="${OFFICE}/wordprocessingml/2006/main" xmlns:m="${OFFICE}/officeDocument/2006/math" xmlns:r="${OFFICE}/officeDocument/2006/relationships" xmlns:mc="${OFFICE}/markup-compatibility/2006" xmlns:d="${OFFICE}/drawingml/2006/diagram"><w:body>${body}</w:body></w:document>`,
    ...Object.fromEntries(kinds.map((kind) => [`word/${kind}.xml`, parts[kind] ?? ''])),
  });
}

export const wordParagraph = (text: string, style = ''): string =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;

export const wordTable = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows
    .map(
      (row) => `<w:tr>${row.map((cell) => `<w:tc>${wordParagraph(cell)}</w:tc>`).join('')}</w:tr>`,
    )
    .join('')}</w:tbl>`;

/** A workbook of one sheet, with this behind its rows, and these parts. */
export function xlsxOf(
  rows: readonly (readonly (string | number)[])[],
  behind = '',
  parts: Readonly<Record<string, string>> = {},
): Uint8Array {
  const cell = (value: string | number, column: number, row: number) => {
    const place = `${String.fromCharCode(65 + column)}${row + 1}`;
    return typeof value === 'number'
      ? `<c r="${place}"><v>${value}</v></c>`
      : `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
  };
  const lines = rows.map(
    (row, at) =>
      `<row r="${at + 1}">${row.map((value, column) => cell(value, column, at)).join('')}</row>`,
  );
  const main = `${OFFICE}/spreadsheetml/2006/main`;
  return zip({
    '[Content_Types].xml': `<Types xmlns="${OFFICE}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
    '_rels/.rels': relations('officeDocument', 'xl/workbook.xml'),
    'xl/_rels/workbook.xml.rels': relations('worksheet', 'worksheets/sheet1.xml'),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${OFFICE}/officeDocument/2006/relationships"><sheets><sheet name="Prices" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${lines.join('')}</sheetData>${behind}</worksheet>`,
    ...parts,
  });
}

/** A book of these chapters, in XHTML; `locked`: with its text encrypted. */
export function epubOf(title: string, chapters: readonly string[], locked = false): Uint8Array {
  const items = chapters.map((_, index) => `<item id="c${index}" href="text/c%20${index}.xhtml"/>`);
  const order = chapters.map((_, index) => `<itemref idref="c${index}"/>`);
  const files: Record<string, string> = {
    mimetype: 'application/epub+zip',
    'META-INF/container.xml':
      '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
    'OEBPS/book.opf': `<package><metadata><dc:title>${title}</dc:title></metadata><manifest><item id="n" properties="nav" href="n.xhtml"/>${items.reverse().join('')}</manifest><spine>${order.join('')}</spine></package>`,
    ...Object.fromEntries(
      chapters.map((body, index) => [
        `OEBPS/text/c ${index}.xhtml`,
        `<?xml version="1.0"?><html><head><title>x</title></head><body>${body}</body></html>`,
      ]),
    ),
  };
  if (locked) {
    files['META-INF/encryption.xml'] =
      '<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes256-cbc"/></EncryptedData></encryption>';
  }
  return zip(files);
}

/** A zip archive that says to unfold to 200 MB of spaces. */
export const bombOf = (name: string): Uint8Array =>
  zipSync({ [name]: new Uint8Array(200 * 1024 * 1024).fill(32) }, { level: 1 });

/** The same archive, whose files say that they unfold to one byte. */
export function understated(archive: Uint8Array): Uint8Array {
  const bytes = Buffer.from(archive);
  // Uncompressed sizes: of a local header, and of an entry of the central directory (APPNOTE 4.3).
  for (const [signature, place] of [
    [Buffer.from('PK\x03\x04', 'latin1'), 22],
    [Buffer.from('PK\x01\x02', 'latin1'), 24],
  ] as const) {
    for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 4)) {
      bytes.writeUInt32LE(1, at + place);
    }
  }
  return bytes;
}
