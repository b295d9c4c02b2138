import t from 'tap';
import { CLOSE } from './close-codes.js';
import { mayReconnect } from './may-reconnect.js';

t.test("[8.4] close codes are an application's own, and all different", async (t) => {
  const codes = Object.values(CLOSE);
  for (const code of codes) t.ok(code >= 4000 && code <= 4999, String(code));
  t.equal(new Set(codes).size, codes.length);
});

t.test('[1.5] a client comes back unless coming back cannot help', async (t) => {
  const back = Object.entries(CLOSE).filter(([, code]) => mayReconnect(code));
  t.same(back.map(([name]) => name).sort(), [
    'drain',
    'expired',
    'helloTimeout',
    'internal',
    'rateLimited',
    'slow',
  ]);
  for (const code of [1000, 1001, 1005, 1006, 1011, 1012, 1013, 1015, 3000, 4999]) {
    t.ok(mayReconnect(code), `${code} is not ours`);
  }
});
