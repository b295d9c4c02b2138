import t from 'tap';
import { SecretBox } from './secret-box.js';

const KEY = 'a key of more than thirty-two characters';

await t.test('[8.3] what is sealed opens with its key, in its place, unchanged', (t) => {
  const box = new SecretBox(KEY);
  for (const text of ['sk-123', '', 'ключ 🔑', 'x'.repeat(4_000)]) {
    const sealed = box.seal(text, 'shop/KEY');
    t.equal(new SecretBox(KEY).open(sealed, 'shop/KEY'), text);
    t.not(box.seal(text, 'shop/KEY'), sealed, 'and never looks the same twice');
    if (text) t.notMatch(sealed, text);
    t.equal(new SecretBox(`${KEY}!`).open(sealed, 'shop/KEY'), null, 'another key');
    t.equal(box.open(sealed, 'other/KEY'), null, 'another place');
    const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
    t.equal(box.open(changed, 'shop/KEY'), null, 'changed');
  }
  for (const rubbish of ['', 'v1.', 'v1.AAAA', 'v2.AAAA', 'plain text']) {
    t.equal(box.open(rubbish, 'shop/KEY'), null, rubbish);
  }
  t.end();
});

await t.test('[8.3] after a rotation what was sealed before opens too, and is sealed anew', (t) => {
  const rotated = new SecretBox(`${KEY}!`, KEY);
  t.equal(rotated.open(new SecretBox(KEY).seal('sk-123', 'shop/KEY'), 'shop/KEY'), 'sk-123');
  const sealed = rotated.seal('sk-123', 'shop/KEY');
  t.equal(rotated.open(sealed, 'shop/KEY'), 'sk-123');
  t.equal(new SecretBox(KEY).open(sealed, 'shop/KEY'), null, 'not with the previous key');
  t.equal(new SecretBox('a third key of thirty-two letters').open(sealed, 'shop/KEY'), null);
  t.end();
});
