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
