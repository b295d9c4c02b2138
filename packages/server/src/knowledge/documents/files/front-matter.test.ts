import t from 'tap';
import { parseFrontMatter } from './front-matter.js';

t.test('[8.9] a line across the beginning of a text takes nothing of it away', (t) => {
  for (const text of ['---\n\nText\n\n---\n\nMore', '---\nText\n---\nMore', '---\ntitle: no end'])
    t.same(parseFrontMatter(text), { fields: {}, lists: {}, body: text });
  t.match(parseFrontMatter('---\r\ntitle: "Hi: there"\r\n---\r\nText'), {
    fields: { title: 'Hi: there' },
    body: 'Text',
  });
  t.match(parseFrontMatter('---\ntitle: >\n  Folded\n---\nText'), { fields: {}, body: 'Text' });
  t.end();
});
