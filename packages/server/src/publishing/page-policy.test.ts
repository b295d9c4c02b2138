import t from 'tap';
import { pagePolicies, refusals } from './page-policy.js';

const page = new URL('https://shop.example.com/');
const script = new URL('https://chat.example.com/chatbot.js');
const socket = new URL('wss://chat.example.com/v1/chatbots/shop/live');
const refused = (header: string | null, ...metas: string[]) => {
  const policies = pagePolicies(header, metas);
  return [
    ...refusals(policies, 'script-src', script, page),
    ...refusals(policies, 'connect-src', socket, page),
  ];
};

t.test('[5.4] a policy is read as browsers read it', async (t) => {
  t.strictSame(refused(null), []);
  t.strictSame(refused("default-src 'self'"), ['default-src', 'default-src']);
  t.strictSame(refused('script-src https://chat.example.com; connect-src https:'), []);
  t.strictSame(refused("default-src 'none'; script-src *.example.com; connect-src *"), []);
  t.strictSame(refused('script-src https://example.com'), ['script-src']);
  t.strictSame(refused("script-src 'nonce-abc' 'strict-dynamic'; connect-src 'self'"), [
    'connect-src',
  ]);
  t.strictSame(
    refused('script-src-elem https://cdn.example; script-src https://chat.example.com'),
    ['script-src-elem'],
  );
  t.strictSame(refused('connect-src https://chat.example.com:8443'), ['connect-src']);
  t.strictSame(refused('script-src https://chat.example.com/chatbot.js'), []);
  t.strictSame(refused('script-src http://chat.example.com/other/'), ['script-src']);
});

t.test('[5.4] every policy has to permit it, of headers and of the page itself', async (t) => {
  t.strictSame(refused('script-src *', "script-src 'self'"), ['script-src']);
  t.strictSame(refused("script-src *, connect-src 'self'"), ['connect-src']);
});
