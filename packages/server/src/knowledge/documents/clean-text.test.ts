import t from 'tap';
import { cleanText } from './clean-text.js';

t.test('[8.9] places where a word may be divided are no part of it', (t) => {
  t.equal(cleanText('Ver\u00adsand\u200bkosten\ufeff'), 'Versandkosten');
  t.equal(cleanText('ค่า\u200bจัดส่ง'), 'ค่า\u200bจัดส่ง', 'where words have no blanks, they part them');
  t.equal(cleanText('a\0b\ud800 👩\u200d🚀 می\u200cشود'), 'ab\ufffd 👩\u200d🚀 می\u200cشود');
  t.end();
});
