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

t.test('[8.9] front matter is known in TOML, and with a comment before its first key', (t) => {
  t.match(parseFrontMatter('+++\ntitle = "One"\n[params]\n+++\nText'), {
    fields: { title: 'One' },
    body: 'Text',
  });
  t.match(parseFrontMatter('---\n# who wrote it\n\ntitle: One\n---\nText'), {
    fields: { title: 'One' },
    body: 'Text',
  });
  t.end();
});
