import t from 'tap';
import { DocumentReader } from './document-reader.js';
import { pdfOf } from './testing/pdf.js';

const reader = new DocumentReader();
const bytes = (text: string) => new TextEncoder().encode(text);

await t.test('[4.2] the text of a PDF is read, larger lines as headings', async (t) => {
  const pdf = pdfOf(['Opening hours', 'The gate is open from nine to six.', '# is no heading']);
  t.match(await reader.read({ name: 'Hours.PDF', bytes: pdf }), {
    content: 'The gate is open from nine to six.\n\n\\# is no heading',
    title: 'Opening hours',
  });
});

await t.test(
  'a locked PDF, a damaged one and one that is none are told apart from text',
  async (t) => {
    const locked = reader.read({ name: 'a.pdf', bytes: pdfOf(['Secret'], true) });
    await t.rejects(locked, { code: 'document-encrypted' });
    await t.rejects(reader.read({ name: 'a.pdf', bytes: bytes('%PDF-1.4 nothing more') }), {
      code: 'document-unreadable',
    });
    await t.rejects(reader.read({ name: 'a.exe', bytes: bytes('MZ') }), { code: 'document-type' });
    const large = new Uint8Array(10 * 1024 * 1024 + 1);
    await t.rejects(reader.read({ name: 'a.pdf', bytes: large }), { code: 'document-too-large' });
  },
);

await t.test('a file that takes too long is given up, and the next one is read', async (t) => {
  const hasty = new DocumentReader(1);
  const pdf = pdfOf(['Hours', 'Nine to six.']);
  const both = [1, 2].map(() => hasty.read({ name: 'a.pdf', bytes: pdf }));
  for (const one of both) await t.rejects(one, { code: 'document-unreadable' });
});

await t.test('HTML becomes Markdown without scripts, styles, menus and pictures', async (t) => {
  const html = `<!doctype html><html><head><title>Our &amp; your hours</title><style>p{}</style></head>
    <body><nav>Menu</nav><h2>Hours</h2><p>Open <b>daily</b>.</p><script>alert(1)</script>
    <img src=x onerror=alert(1)><ul><li>nine</li></ul></body></html>`;
  const read = await reader.read({ name: 'page.html', bytes: bytes(html) });
  t.equal(read.title, 'Hours');
  t.match(read.content, /^Open \*\*daily\*\*\.\n+-\s+nine$/);
});

await t.test(
  'Markdown gives its title by front matter or heading; text is left as it is',
  async (t) => {
    t.match(await reader.readText('---\ntitle: One\nasked:\n  - a\n  - b\n---\nText', 'markdown'), {
      title: 'One',
      content: 'Text',
      askedAs: ['a', 'b'],
    });
    t.match(await reader.readText('# *One*\n\n## Two\n\nText', 'markdown'), {
      title: 'One',
      content: '## Two\n\nText',
    });
    t.match(await reader.readText('# One\r\n    two', 'text'), {
      title: '',
      content: '\\# One\ntwo',
    });
    const latin = Uint8Array.of(0x47, 0x72, 0xfc, 0xdf, 0x65);
    t.match(await reader.read({ name: 'a.txt', bytes: latin }), { content: 'Grüße' });
  },
);
