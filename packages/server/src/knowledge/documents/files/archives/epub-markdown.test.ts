import t from 'tap';
import { zip } from '../../../../../testing/knowledge/archives.js';
import { epubMarkdown } from './epub-markdown.js';

t.test(
  '[8.9] books are read that name their parts with prefixes, and chapters without an ending',
  (t) => {
    const book = zip({
      'META-INF/container.xml':
        '<c:container xmlns:c="c"><c:rootfile full-path="O/book.opf"/></c:container>',
      'O/book.opf': `<opf:package><dc:title>Hours</dc:title><opf:item id="a" href="one"/>
      <opf:item id="b" href="two.htm"/><opf:itemref idref="a"/><opf:itemref idref="b"/></opf:package>`,
      'O/one':
        '<html><head><title/></head><body><a id="p"/><p>Caf&eacute;:&nbsp;nine</p></body></html>',
      'O/two.htm': '<html><body><p>two</p></body></html>',
    });
    t.match(epubMarkdown(book), { title: 'Hours', content: /^Café:\snine\n\ntwo$/ });
    t.end();
  },
);

t.test('[8.9] chapters that are drawings are read by their words, in their place', (t) => {
  const svg = (body: string) => `<?xml version="1.0"?><svg xmlns="s" viewBox="0">${body}</svg>`;
  const book = zip({
    'META-INF/container.xml': '<container><rootfile full-path="O/book.opf"/></container>',
    'O/book.opf': `<package><item id="a" href="one.svg" media-type="image/svg+xml"/>
      <item id="b" href="two.xhtml"/><item id="c" href="page%203.svg" media-type="image/svg+xml"/>
      <item id="d" href="plan.svg"/><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></package>`,
    'O/one.svg': svg('<path d="M0 0"/><image/>'),
    'O/two.xhtml': `<html><body><p>Two</p>${svg('<text>Door</text>')}<p>Steps</p></body></html>`,
    'O/page 3.svg': svg(
      '<title>Plan</title><desc>Of the shop</desc><g><text x="1">Till &amp; door</text></g>',
    ),
    'O/plan.svg': svg('<text>No chapter</text>'),
  });
  t.same(epubMarkdown(book), {
    type: 'read',
    title: '',
    content: 'Two\n\nDoor\n\nSteps\n\nPlan  \nOf the shop  \nTill & door',
  });
  t.end();
});
