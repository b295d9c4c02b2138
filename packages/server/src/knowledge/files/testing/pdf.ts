/** A PDF of one page with these lines, the first twice as large; with a password if `locked`. */
export function pdfOf(lines: readonly string[], locked = false): Uint8Array {
  const text = lines
    .map((line, index) => {
      const size = index === 0 ? 24 : 12;
      return `BT /F1 ${size} Tf 50 ${750 - index * 40} Td (${line}) Tj ET`;
    })
    .join('\n');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
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
  file += `xref\n0 6\n0000000000 65535 f \n${places.map(entry).join('')}`;
  file += `trailer\n<</Size 6/Root 1 0 R${lock}>>\nstartxref\n${start}\n%%EOF\n`;
  return new TextEncoder().encode(file);
}
