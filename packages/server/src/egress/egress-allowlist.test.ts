import t from 'tap';
import { EgressAllowlist } from './egress-allowlist.js';

await t.test('[8.3] an entry allows a host, an address or a subnet, at a port or any', (t) => {
  const list = new EgressAllowlist([
    'ollama:11434',
    'Models.Internal',
    '10.1.0.0/16',
    '127.0.0.1:8080',
    '[::1]:9000',
    'fd00::/8',
  ]);
  const allowed: [host: string, address: string, port: number][] = [
    ['ollama', '172.17.0.2', 11434],
    ['OLLAMA.', '172.17.0.2', 11434],
    ['models.internal', '192.168.0.7', 443],
    ['anything', '10.1.200.3', 80],
    ['localhost', '127.0.0.1', 8080],
    ['::1', '::1', 9000],
    ['x', 'fd12::1', 80],
  ];
  for (const each of allowed) t.ok(list.allows(...each), each.join(' '));
  const refused: [host: string, address: string, port: number][] = [
    ['ollama', '172.17.0.2', 80],
    ['not-ollama', '172.17.0.2', 11434],
    ['ollama.evil.com', '172.17.0.2', 11434],
    ['models.internal.evil.com', '192.168.0.7', 443],
    ['x', '10.2.0.1', 80],
    ['localhost', '127.0.0.1', 8081],
    ['localhost', '127.0.0.2', 8080],
    ['::1', '::1', 80],
    ['x', 'fe80::1', 80],
  ];
  for (const each of refused) t.notOk(list.allows(...each), each.join(' '));
  t.end();
});

await t.test('what is no entry is named', (t) => {
  for (const entry of ['', 'http://ollama', 'a b', 'host/8', 'host:99999', '10.0.0.0/99', '*']) {
    t.throws(() => new EgressAllowlist([entry]), { name: /Error/ }, JSON.stringify(entry));
  }
  t.throws(() => new EgressAllowlist(['https://x']), { message: /"https:\/\/x" is no host/ });
  t.end();
});
