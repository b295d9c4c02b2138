import t from 'tap';
import { normalForm } from './normal-form.js';

t.test('texts of marks and letters of all kinds are made equal as Unicode has it', async (t) => {
  for (const text of ['', 'Für ﬁve ½', 'a\u0301\u0316', 'ｶﾞ', 'กำ', '登山靴', '\u1100\u1161', '👨‍👩‍👧‍👦'])
    for (const form of ['NFC', 'NFKC', 'NFKD'] as const)
      t.equal(normalForm(text, form), text.normalize(form), text);
});

t.test('[8.6] marks without end, and out of order, are read in linear time', async (t) => {
  const before = process.cpuUsage();
  for (const marks of ['\u0301\u0316', '\u0301\uff9e', '\u0e33\u0316', '\u0eb3\u0316'])
    for (const form of ['NFC', 'NFKC', 'NFKD'] as const)
      normalForm(`a${marks.repeat(64_000)}`, form);
  const { user, system } = process.cpuUsage(before);
  t.ok(user + system < 2_000_000, `${(user + system) / 1_000} ms`);
});
