import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import t from 'tap';
import { docxOf, wordParagraph, wordTable } from '../../../../../testing/knowledge/archives.js';
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

const numbering = (levels: string, nums: string) =>
  `<w:numbering ${W}><w:abstractNum w:abstractNumId="0">${levels}</w:abstractNum>${nums}</w:numbering>`;
const level = (at: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const num = (id: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/>${more}</w:num>`;
const item = (text: string, at: number, id = 1, style = '') =>
  `<w:p><w:pPr>${style && `<w:pStyle w:val="${style}"/>`}<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${id}"/></w:numPr></w:pPr>${run(text)}</w:p>`;

await t.test('[8.9] paragraphs of Word have the numbers that texts refer to them by', async (t) => {
  const contract = numbering(
    level(0, 'decimal', '%1.') +
      level(1, 'decimal', '%1.%2') +
      level(2, 'lowerLetter', '(%3)') +
      level(3, 'lowerRoman', '%4.') +
      level(4, 'bullet', '•'),
    num(1),
  );
  const body =
    item('Scope', 0, 1, 'H1') +
    item('The seller delivers.', 1) +
    item('The buyer pays', 1) +
    item('in cash, or', 2) +
    item('as 2.1 (a) says', 2) +
    item('once', 3) +
    item('twice', 3) +
    item('a point', 4) +
    wordParagraph('In between.') +
    item('Notice', 0, 1, 'H1') +
    item('As 1.2 says.', 1);
  t.match(await read(body, { numbering: contract }), {
    content: `# 1 Scope

-   1.1 The seller delivers.
-   1.2 The buyer pays
    -   (a) in cash, or
    -   (b) as 2.1 (a) says
        -   i. once
        -   ii. twice
            -   a point

In between.

# 2 Notice

-   2.1 As 1.2 says.`,
  });
});

await t.test('[8.9] lists of Word go on counting, or begin anew, where Word does', async (t) => {
  const lists = numbering(
    level(0, 'decimal', '%1.'),
    num(1) + num(2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'),
  );
  const body =
    item('one', 0) +
    item('two', 0) +
    wordParagraph('In between.') +
    item('three', 0) +
    item('seven', 0, 2) +
    item('eight', 0, 2) +
    wordTable([['a', 'b']]).replace(wordParagraph('a'), item('nine', 0, 2));
  t.match(await read(body, { numbering: lists }), {
    content:
      '1.  one\n2.  two\n\nIn between.\n\n3.  three\n\n7.  seven\n8.  eight\n\n| 9. nine | b |\n| --- | --- |',
  });
});

await t.test(
  '[8.9] styles of Word say which list a paragraph is of, and which heading',
  async (t) => {
    const styles = `<w:styles ${W}><w:style w:type="paragraph" w:styleId="C"><w:name w:val="Clause"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
    <w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>
    <w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Firm title"/><w:basedOn w:val="H1"/></w:style>
    <w:style w:type="paragraph" w:styleId="Out"><w:name w:val="Firm part"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style></w:styles>`;
    const contract = numbering(
      level(0, 'upperRoman', 'Part %1:') + level(1, 'decimal', '§ %2', '<w:pStyle w:val="C"/>'),
      num(1),
    );
    const long = 'A text that is in the outline and no heading. '.repeat(5).trim();
    const body =
      wordParagraph('First', 'Own') +
      wordParagraph('Second', 'Out') +
      wordParagraph('clause', 'C') +
      wordParagraph(long, 'Out') +
      wordParagraph('clause', 'C');
    t.match(await read(body, { numbering: contract, styles }), {
      content: `# First\n\n## Second\n\n-   § 1 clause\n\n${long}\n\n-   § 2 clause`,
    });
  },
);

await t.test('[8.9] files that a Word document imports are read in their places', async (t) => {
  const page = '<html><head><style>p{}</style></head><body><p>Gr=C3=BC=\n=C3=9Fe</p></body></html>';
  const mail = `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n${page}\n--x--`;
  const body = `${wordParagraph('Before')}<w:altChunk r:id="c"/>${wordParagraph('After')}`;
  const inner = docxOf(wordParagraph('From a document'));
  for (const [chunk, text] of [
    ['<p>From a <b>page</b></p>', 'From a \\*\\*page\\*\\*'],
    [mail, 'Grüße'],
    ['5 < 6 & 7\nlines', '5 < 6 & 7\n\nlines'],
    [inner, 'From a document'],
  ] as const) {
    const { content } = (await docxMarkdown(withChunk(body, chunk))) as { content: string };
    t.equal(content.replaceAll('**', '\\*\\*'), `Before\n\n${text}\n\nAfter`);
  }
  const uncertain = Uint8Array.of(0x95, 0xd4, 0x95, 0x69);
  for (const chunk of ['{\\rtf1 text}', uncertain]) {
    t.match(await docxMarkdown(withChunk(body, chunk)), {
      content: 'Before\n\nAfter',
      notes: [{ code: 'parts-left-out', count: 1 }],
    });
  }
});

/** A Word document that imports a file at `c`. */
function withChunk(body: string, chunk: string | Uint8Array): Uint8Array {
  const files = unzipSync(docxOf(body));
  const name = 'word/_rels/document.xml.rels';
  const relations = strFromU8(files[name] ?? new Uint8Array()).replace(
    '</Relationships>',
    '<Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="chunk.dat"/></Relationships>',
  );
  const bytes = typeof chunk === 'string' ? strToU8(chunk) : chunk;
  return zipSync({ ...files, [name]: strToU8(relations), 'word/chunk.dat': bytes });
}

await t.test('[8.9] a letter that is drawn large is part of its word', async (t) => {
  const large = `<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>${run('O')}</w:p>`;
  t.match(await read(`${large}${wordParagraph('pen daily')}`), { content: 'Open daily' });
});
