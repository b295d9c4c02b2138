import t from 'tap';
import { pdfAt } from '../../../../../testing/knowledge/pdf.js';
import { loadPdf } from './pdf-markdown.js';

/** A page with a name at its upper left, and these annotations on it. */
const pageWith = (annotations: string) =>
  Buffer.from(
    Buffer.from(pdfAt([[72, 700, 'Name:']]))
      .toString('latin1')
      .replace('/Contents', `/Annots[${annotations}]/Contents`),
    'latin1',
  );
const field = (more: string) =>
  `<</Type/Annot/Subtype/Widget/T(a)/F 4/Rect[120 695 300 715]${more}>>`;

await t.test('[8.9] values of a form in a PDF are read beside their names', async (t) => {
  const read = await loadPdf();
  for (const [more, text] of [
    ['/FT/Tx/V(Ada)', 'Name: Ada'],
    ['/FT/Ch/V(m)/Opt[[(s)(small)][(m)(medium)]]', 'Name: medium'],
    ['/FT/Btn/V/Yes/AS/Yes/AP<</N<</Yes 4 0 R/Off 4 0 R>>>>', 'Name: ☒'],
    ['/FT/Btn/V/Off/AS/Off/AP<</N<</Yes 4 0 R/Off 4 0 R>>>>', 'Name: ☐'],
    ['/FT/Tx/Ff 8192/V(secret)', 'Name:'],
  ] as const) {
    const file = await read(pageWith(field(more)));
    t.ok(file.type === 'read', more);
    if (file.type === 'read') t.equal(file.content.replace(/\s+/g, ' '), text);
  }
});

await t.test('[8.9] what is written on a PDF is read, and comments left out', async (t) => {
  const read = await loadPdf();
  const written = '<</Type/Annot/Subtype/FreeText/F 4/Contents(Ada)/Rect[120 695 300 715]>>';
  const comment = '<</Type/Annot/Subtype/Text/F 4/Contents(ask Bob)/Rect[400 695 420 715]>>';
  const file = await read(pageWith(written + comment));
  t.match(file, { notes: [{ code: 'comments-left-out', count: 1, total: 1 }] });
  t.match(file, { content: /^Name:\s+Ada$/ });
});
