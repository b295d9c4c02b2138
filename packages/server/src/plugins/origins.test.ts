import t from 'tap';
import { readSettings } from '../env.js';
import { Origins } from './origins.js';
import { ownOrigins } from './own-origins.js';

const origins = new Origins({
  own: ['https://chat.example.com', 'http://localhost:3000'],
  dashboards: ['https://app.example.com'],
});
const embeds = [
  'https://shop.example.com',
  'http://127.0.0.1:8080',
  'https://typed.example.com:443',
];

const TABLE: [origin: string | undefined, own: boolean, manage: boolean, embed: boolean][] = [
  ['https://chat.example.com', true, true, true],
  ['http://localhost:3000', true, true, true],
  ['https://app.example.com', false, true, false],
  ['https://shop.example.com', false, false, true],
  ['http://127.0.0.1:8080', false, false, true],
  ['https://typed.example.com', false, false, true],
  ['http://typed.example.com', false, false, false],
  [undefined, false, false, false],
  ['', false, false, false],
  ['null', false, false, false],
  ['*', false, false, false],
  ['http://shop.example.com', false, false, false],
  ['https://shop.example.com:8443', false, false, false],
  ['https://shop.example.com/', false, false, false],
  ['https://shop.example.com.evil.com', false, false, false],
  ['https://evil-shop.example.com', false, false, false],
  ['https://evil.shop.example.com', false, false, false],
  ['https://example.com', false, false, false],
  ['https://shop.example.com@evil.com', false, false, false],
  ['https://SHOP.example.com', false, false, false],
  ['https://shop.example.com, https://evil.com', false, false, false],
  ['http://127.0.0.1:80800', false, false, false],
];

await t.test('[8.3] origins are matched whole and exactly', async (t) => {
  for (const [origin, own, manage, embed] of TABLE) {
    t.equal(origins.isOwn(origin), own, `${origin} is own`);
    t.equal(origins.mayManage(origin), manage, `${origin} may manage`);
    t.equal(origins.mayEmbed(origin, embeds), embed, `${origin} may embed`);
  }
});

await t.test('the server’s own origins follow from where it listens', async (t) => {
  const own = (variables: Record<string, string>) => ownOrigins(readSettings(variables));
  t.same(own({}), ['http://127.0.0.1:3000', 'http://127.0.0.1:3000', 'http://localhost:3000']);
  t.same(own({ HOST: '0.0.0.0', PORT: '80' })[0], 'http://127.0.0.1');
  t.same(own({ HOST: '::1' })[0], 'http://[::1]:3000');
  const production = { NODE_ENV: 'production', JWT_SECRET: 'f3a91c07d5e24b688f0e7a3b2c9d1e54' };
  t.same(own({ ...production, PUBLIC_URL: 'https://chat.example.com' }), [
    'https://chat.example.com',
  ]);
});
