import t from 'tap';
import { htmlMarkdown } from './html-markdown.js';

const read = (html: string) => htmlMarkdown(html).content;

t.test('[8.9] words of a drawing in a page are read, its name is not', (t) => {
  const names = '<title>Chart</title><desc>Made by a program</desc><style>.a{}</style>';
  const lines = '<text><tspan x="1">Two</tspan><tspan x="1" dy="9">days</tspan><tspan>!</tspan>';
  t.equal(
    read(
      `<title>T</title><p>a</p><svg>${names}<path d="M0"/><text>Norway</text>${lines}</text></svg><p>b</p>`,
    ),
    'a\n\nNorway  \nTwo days!\n\nb',
  );
  t.equal(htmlMarkdown(`<svg>${names}</svg><title>Page</title>`).title, 'Page');
  t.end();
});

t.test('[8.9] icons, and what a drawing does not show, are left out', (t) => {
  t.equal(read('<p>a <svg aria-hidden="true"><text>x</text></svg></p>'), 'a');
  t.equal(
    read('<p><a href="https://a.example/"><svg><title>Arrow</title><path/></svg>Shop</a></p>'),
    '[Shop](https://a.example/)',
  );
  for (const unseen of ['<defs><text>x</text></defs>', '<text display="none">x</text>', 'x'])
    t.equal(read(`<svg>${unseen}<text>Seen</text></svg>`), 'Seen', unseen);
  t.end();
});

t.test('[8.9] HTML in a drawing is read as HTML, and what stands in for it is not', (t) => {
  const label = '<foreignObject><div><b>Pack</b> it</div></foreignObject>';
  t.equal(
    read(`<svg><switch>${label}<text>Pack it</text></switch><text>Send</text></svg>`),
    '**Pack** it\n\nSend',
  );
  t.equal(read('<svg><g><p>Nobody closes it.</p>'), 'Nobody closes it.');
  t.end();
});
