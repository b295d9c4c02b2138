import t from 'tap';
import { growth, LINEAR } from '../../testing/growth.js';
import { normalForm } from './normal-form.js';

t.test('texts of marks and letters of all kinds are made equal as Unicode has it', async (t) => {
  for (const text of ['', 'Für ﬁve ½', 'a\u0301\u0316', 'ｶﾞ', 'กำ', '登山靴', '\u1100\u1161', '👨‍👩‍👧‍👦'])
    for (const form of ['NFC', 'NFKC', 'NFKD'] as const)
      t.equal(normalForm(text, form), text.normalize(form), text);
});

t.test('[8.6] marks without end, and out of order, are read in linear time', async (t) => {
  for (const marks of ['\u0301\u0316', '\u0301\uff9e', '\u0e33\u0316', '\u0eb3\u0316'])
    for (const form of ['NFC', 'NFKC', 'NFKD'] as const) {
      const grown = await growth((size) => normalForm(`a${marks.repeat(size)}`, form), 64_000);
      t.ok(grown < LINEAR, `${form}: ${grown}`);
    }
});
