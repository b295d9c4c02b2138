import t from 'tap';
import { fileNameOf, titleOfFile } from './file-name.js';

t.test('[8.9] a file has one name, however its accents are written', (t) => {
  t.equal(fileNameOf('cafe\u0301.pdf'), 'caf\u00e9.pdf');
  t.equal(titleOfFile(fileNameOf('cafe\u0301-menu.pdf')), 'caf\u00e9 menu');
  t.end();
});

t.test('[8.9] the title of a file has no folders, and its name none of a disk', (t) => {
  for (const [given, name, title] of [
    ['C:\\Users\\me\\opening_hours.pdf', 'opening_hours.pdf', 'opening hours'],
    ['\\\\server\\share\\a.pdf', 'a.pdf', 'a'],
    ['/home/me/a.pdf', 'a.pdf', 'a'],
    ['guide\\index.md', 'guide/index.md', 'index'],
    ['../guide/index.md', 'guide/index.md', 'index'],
    ['a.pdf', 'a.pdf', 'a'],
  ] as const) {
    t.equal(fileNameOf(given), name);
    t.equal(titleOfFile(name), title);
  }
  t.end();
});
