import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import t from 'tap';
import { startTestServer } from '../../testing/server.js';
import { widgetBuild } from './widget-build.js';

const { url, ask } = await startTestServer(t);
const build = widgetBuild();
if (!build) throw new Error('Nothing is built: run `npm run build`.');

async function read(path: string, encoding: string, more: Record<string, string> = {}) {
  const headers = { 'accept-encoding': encoding, ...more };
  const [response] = (await once(get(url + path, { headers }), 'response')) as [IncomingMessage];
  return { status: response.statusCode, headers: response.headers, body: await buffer(response) };
}

await t.test('[6.7] the server says which versions can be pinned, to any page', async (t) => {
  const { status, headers, body } = await ask('/v1/version', { token: null });
  t.equal(status, 200);
  t.equal(headers.get('access-control-allow-origin'), '*');
  t.equal(body.version, build.version);
  t.match(body.pinned[0], {
    version: build.version,
    path: `/v/${build.version}/chatbot.js`,
    integrity: /^sha384-/,
  });
});

await t.test('[6.7] a pinned version never changes, and is what its integrity says', async (t) => {
  for (const [file, integrity] of Object.entries(build.integrity)) {
    const { status, headers, body } = await read(`/v/${build.version}/${file}`, 'identity');
    t.equal(status, 200, file);
    t.equal(headers['cache-control'], 'public, max-age=31536000, immutable', file);
    t.equal(`sha384-${createHash('sha384').update(body).digest('base64')}`, integrity, file);
  }
  t.equal((await read('/v/0.0.0-none/chatbot.js', 'identity')).status, 404);
});

await t.test('[5.9] pages find what the files beside a script are', async (t) => {
  for (const folder of ['/', `/v/${build.version}/`]) {
    const { status, headers, body } = await read(`${folder}build.json`, 'identity');
    t.match({ status, headers }, { status: 200, headers: { 'access-control-allow-origin': '*' } });
    const { version, integrity } = build;
    t.same(JSON.parse(body.toString()), { version, integrity }, folder);
  }
});

await t.test('[6.7] the evergreen script is asked for again, and costs no body', async (t) => {
  const { headers } = await read('/chatbot.js', 'identity');
  t.equal(headers['cache-control'], 'no-cache');
  const etag = headers.etag ?? 'missing';
  const again = await read('/chatbot.js', 'identity', { 'if-none-match': etag });
  t.match(again, { status: 304, body: { length: 0 } });
});

await t.test('[8.5] scripts are sent as brotli or gzip, pinned or not', async (t) => {
  const chunk = Object.keys(build.integrity).find((file) => file.startsWith('chunks/')) ?? '';
  for (const path of ['/chatbot.js', `/${chunk}`, `/v/${build.version}/chatbot.js`]) {
    const plain = (await read(path, 'identity')).body;
    const brotli = await read(path, 'gzip, deflate, br');
    t.equal(brotli.headers['content-encoding'], 'br', path);
    t.match(brotli.headers['content-type'], /javascript/, path);
    t.ok(brotliDecompressSync(brotli.body).equals(plain), path);
    const gzip = await read(path, 'gzip');
    t.equal(gzip.headers['content-encoding'], 'gzip', path);
    t.ok(gunzipSync(gzip.body).equals(plain), path);
    t.match(gzip.headers.vary, /accept-encoding/i, path);
  }
});
