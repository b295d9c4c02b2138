import t from 'tap';
import { docxOf, wordParagraph } from '../../../../../testing/knowledge/archives.js';
import { docxMarkdown } from './docx-markdown.js';

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const run = (text: string, properties = '') =>
  `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
const read = (body: string, parts?: Readonly<Record<string, string>>) =>
  docxMarkdown(docxOf(body, parts));

await t.test('[8.9] hidden text of Word is left out, by itself and by its style', async (t) => {
  const body =
    `<w:p>${run('Open')}${run(' secretly', '<w:vanish/>')}${run(' daily', '<w:vanish w:val="0"/>')}</w:p>` +
    wordParagraph('internal', 'Hidden') +
    wordParagraph('internal', 'Internal') +
    `<w:p><w:pPr><w:pStyle w:val="Hidden"/></w:pPr>${run('shown', '<w:vanish w:val="false"/>')}</w:p>`;
  t.match(await read(body), {
    content: 'Open daily\n\nshown',
    notes: [{ code: 'characters-hidden', count: 25, total: 40 }],
  });
});

await t.test(
  '[8.9] tracked changes of Word are read as accepted, and comments left out',
  async (t) => {
    const deleted = '<w:del><w:r><w:delText>never</w:delText></w:r></w:del>';
    const body = `<w:p>${run('Open ')}${deleted}<w:ins>${run('daily')}</w:ins></w:p>`;
    const comments = `<w:comments ${W}><w:comment w:id="0">${wordParagraph('ask Bob')}</w:comment></w:comments>`;
    t.match(await read(body, { comments }), {
      content: 'Open daily',
      notes: [
        { code: 'changes-deleting', count: 1, total: 2 },
        { code: 'comments-left-out', count: 1 },
      ],
    });
  },
);

await t.test('[8.9] formulas of Word are read as people type them', async (t) => {
  const m = (name: string, inside: string) => `<m:${name}>${inside}</m:${name}>`;
  const text = (letters: string) => m('r', m('t', letters));
  const fraction = m('f', m('num', text('a+b')) + m('den', text('2')));
  const power = m('sSup', m('e', text('c')) + m('sup', text('2')));
  const root = m('rad', m('deg', '') + m('e', text('x')));
  const all = m(
    'oMathPara',
    m('oMath', text('E=') + power + text('+') + fraction + text('+') + root),
  );
  t.match(await read(`<w:p>${run('It is ')}${all}</w:p>`), { content: 'It is E=c²+(a+b)/2+√x' });
});

await t.test('[8.9] what a reader of Word sees beside paragraphs is read', async (t) => {
  const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><w:txbxContent>${wordParagraph('In a box')}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>${wordParagraph('In a box')}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
  const diagram = '<w:r><w:drawing><d:relIds r:dm="diagramData"/></w:drawing></w:r>';
  const choice = `<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:sym w:font="MS Gothic" w:char="2612"/></w:r></w:sdtContent></w:sdt>`;
  const empty = `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${run('Click here to enter text')}</w:sdtContent></w:sdt>`;
  const field = `<w:fldSimple w:instr="DOCPROPERTY">${run('v2')}</w:fldSimple>`;
  const section =
    '<w:sectPr><w:headerReference r:id="header"/><w:footerReference r:id="footer"/></w:sectPr>';
  const body = `<w:p>${run('Form ')}${field}${box}${diagram}</w:p><w:p>${choice}${run(' vegan')}${empty}</w:p>`;
  const { content } = (await read(body + section, {
    diagramData:
      '<x:dataModel xmlns:x="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><x:pt><a:t>Step 1</a:t></x:pt></x:dataModel>',
    header: `<w:hdr ${W}>${wordParagraph('Clinic, tel. 030 1234')}</w:hdr>`,
    footer: `<w:ftr ${W}>${wordParagraph('Page 1 of 5')}</w:ftr>`,
  })) as { content: string };
  t.equal(content, 'Form v2\n\nIn a box\n\nStep 1\n\n☒ vegan\n\nClinic, tel. 030 1234');
});
