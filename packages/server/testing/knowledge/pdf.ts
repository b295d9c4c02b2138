const HELVETICA = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
/** Its letters are all 0.6 times as wide as high. */
const COURIER = '<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>';

/** A PDF of one page with these lines, the first twice as large; with a password if `locked`. */
export function pdfOf(lines: readonly string[], locked = false): Uint8Array {
  const text = lines
    .map((line, index) => {
      const size = index === 0 ? 24 : 12;
      return `BT /F1 ${size} Tf 50 ${750 - index * 40} Td (${line}) Tj ET`;
    })
    .join('\n');
  return pdfFile([text], HELVETICA, locked);
}

/** A line's place from the lower left, in points, its text, its height, which is 11, and its font. */
export type PdfLine = readonly [
  x: number,
  y: number,
  text: string,
  height?: number,
  font?: 'text' | 'code',
];

/** Lines of a table, each with its height and the text of its columns, which begin at these places. */
export const tableLines = (
  places: readonly number[],
  lines: readonly (readonly [number, ...string[]])[],
): PdfLine[] =>
  lines.flatMap(([y, ...texts]) =>
    texts.flatMap((text, column): PdfLine[] =>
      text === '' ? [] : [[places[column] ?? 0, y, text]],
    ),
  );

/** A PDF of one page with lines in their places. */
export function pdfAt(lines: readonly PdfLine[], font = HELVETICA): Uint8Array {
  return pdfFile([drawn(lines)], font, false);
}

/** A PDF of pages with lines in their places. */
export function pdfOfPages(pages: readonly (readonly PdfLine[])[]): Uint8Array {
  return pdfFile(pages.map(drawn), HELVETICA, false);
}

const drawn = (lines: readonly PdfLine[]) =>
  lines
    .map(([x, y, line, height = 11, font]) => {
      const hex = Buffer.from(line, 'latin1').toString('hex');
      return `BT /${font === 'code' ? 'F2' : 'F1'} ${height} Tf ${x} ${y} Td <${hex}> Tj ET`;
    })
    .join('\n');

function pdfFile(pages: readonly string[], font: string, locked: boolean): Uint8Array {
  const kids = pages.map((_, at) => `${4 + 2 * at} 0 R`);
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids.join(' ')}]/Count ${pages.length}>>`,
    font,
    ...pages.flatMap((text, at) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents ${5 + 2 * at} 0 R/Resources<</Font<</F1 3 0 R/F2${COURIER}>>>>>>`,
      `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
    ]),
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const start = file.length;
  const entry = (place: number) => `${String(place).padStart(10, '0')} 00000 n \n`;
  const key = '00'.repeat(32);
  const lock = locked
    ? `/Encrypt<</Filter/Standard/V 1/R 2/O<${key}>/U<${key}>/P -4>>/ID[<00><00>]`
    : '';
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map(entry).join('')}`;
  file += `trailer\n<</Size ${objects.length + 1}/Root 1 0 R${lock}>>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}

/** A PDF of one page that is drawn by this stream, which is compressed by zlib's deflate. */
export function pdfAround(stream: Uint8Array): Uint8Array {
  return Buffer.concat([
    Buffer.from(`%PDF-1.4
1 0 obj
<</Type/Catalog/Pages 2 0 R>>
endobj
2 0 obj
<</Type/Pages/Kids[3 0 R]/Count 1>>
endobj
3 0 obj
<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>
endobj
4 0 obj
<</Length ${stream.byteLength}/Filter/FlateDecode>>
stream
`),
    stream,
    Buffer.from('\nendstream\nendobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  ]);
}
