import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import t from 'tap';
import { startTestServer } from '../../testing/server.js';

const { url } = await startTestServer(t);

await t.test('the demo is served, and asked for again each time', async (t) => {
  for (const path of ['/', '/site.html', '/avatars/fernway.svg']) {
    const response = await fetch(url + path);
    t.equal(response.status, 200, path);
    t.equal(response.headers.get('cache-control'), 'no-cache', path);
    t.ok(response.headers.get('etag'), path);
    t.equal(response.headers.get('access-control-allow-origin'), null, path);
  }
});

await t.test('avatars may show on other sites, pages may not', async (t) => {
  const policy = async (path: string) =>
    (await fetch(url + path)).headers.get('cross-origin-resource-policy');
  t.equal(await policy('/avatars/fernway.svg'), 'cross-origin');
  t.equal(await policy('/index.html'), 'same-origin');
});

await t.test('[8.3] nothing outside the served folders is reached', async (t) => {
  const outside = ['/../../package.json', '/%2e%2e/package.json', '/..%2f..%2fpackage.json'];
  const hidden = ['/.env', '/chunks/..%2f..%2fpackage.json', '/avatars/../../../package.json'];
  for (const path of [...outside, ...hidden]) t.equal(await statusOf(path), 404, path);
  for (const path of ['/avatars/%00', '/%ff']) t.equal(await statusOf(path), 400, path);
});

/** Asks for a path as it is, where `fetch` would tidy it up. */
async function statusOf(path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(url);
  const [response] = (await once(get({ hostname, port, path }), 'response')) as [IncomingMessage];
  response.resume();
  return response.statusCode;
}
