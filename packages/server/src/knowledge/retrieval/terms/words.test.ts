import t from 'tap';
import { wordsOf } from './words.js';

t.test('words are lower case, without apostrophes, compounds also in one word', (t) => {
  t.same(wordsOf("Don’t re-order the WOMAN'S boots!"), [
    'dont',
    're',
    'order',
    'the',
    'woman',
    'boots',
    'reorder',
  ]);
  t.same(wordsOf('€3.95 for 1-2 kg, FW-123'), ['3.95', 'for', '1', '2', 'kg', 'fw', '123']);
  t.same(wordsOf('Größe · サイズ'), ['größe', 'サイ', 'イズ']);
  t.same(wordsOf('?! 👍 \u0000 \ud800'), []);
  t.end();
});
