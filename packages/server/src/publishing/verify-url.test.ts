import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t from 'tap';
import { WireServer } from '../../testing/chatbot-service/wire-server.js';
import { startTestServer } from '../../testing/server.js';
import type { Finding } from './check-page.js';
import { verify } from './verify-command.js';

let html = '';
let headers: Record<string, string> = {};
const site = await WireServer.start(t, (exchange) => {
  exchange.respond(200, html, { 'content-type': 'text/html', ...headers });
});
const server = await startTestServer(t, { egressAllow: [new URL(site.url).host] });
const { ask } = server;
const origin = new URL(site.url).origin;

const create = async (name: string, allowedOrigins = [origin]) => {
  const config = { ...DEFAULT_CONFIG, name, allowedOrigins };
  const { body } = await ask('/v1/chatbots', { method: 'POST', body: { config } });
  const id = body.id as string;
  await ask(`/v1/chatbots/${id}/documents`, {
    method: 'POST',
    body: { title: 'Hours', content: 'The shop opens at nine.' },
  });
  await ask(`/v1/chatbots/${id}/publish`, { method: 'POST' });
  return id;
};
const embed = (id: string, more = '') =>
  `<p>Shop</p><script type="module" src="${server.url}/chatbot.js"></script>
   <chatbot-widget chatbot-id="${id}"></chatbot-widget>${more}`;
const check = async (id: string, url = site.url) => {
  const { body } = await ask(`/v1/chatbots/${id}/verify-url`, { method: 'POST', body: { url } });
  const findings = body.findings as Finding[];
  return {
    verified: body.verified as boolean,
    of: (name: string) => findings.find((finding) => finding.check === name),
  };
};
const run = async (...args: string[]) => {
  const lines: string[] = [];
  const code = await verify({ args, say: (line) => lines.push(line) });
  return { code, text: lines.join('\n') };
};

await t.test('[5.4] a page with the embed is verified, point by point', async (t) => {
  const id = await create('Right');
  html = embed(id);
  headers = {};
  const { verified, of } = await check(id);
  t.ok(verified);
  for (const name of ['page', 'installed once', 'csp', 'server', 'version', 'origin', 'receipt']) {
    t.match(of(name), { state: 'pass' }, name);
  }
  t.match(of('seen'), { state: 'warn', action: /Open the page/ });
});

await t.test('[5.4] what is wrong with a page is said, with what to do', async (t) => {
  const id = await create('Wrong', []);
  const other = await create('Other');
  html = embed(other, '<chatbot-widget chatbot-id="x"></chatbot-widget>');
  headers = { 'content-security-policy': "script-src 'self'; connect-src 'self'" };
  const { verified, of } = await check(id);
  t.notOk(verified);
  t.match(of('page'), { state: 'fail', says: /another chatbot/ });
  t.match(of('installed once'), { state: 'warn', says: '2 of them' });
  t.match(of('csp'), { state: 'fail', action: new RegExp(`Add script-src ${server.url}`) });
  t.match(of('origin'), { state: 'fail', action: /allowed sites/ });
  headers = {};
  html = '<p>Nothing here</p><!-- <chatbot-widget chatbot-id="x"> -->';
  t.match((await check(id)).of('page'), { state: 'fail', action: /embed code/ });
});

await t.test('[5.4] no page inside the network is read', async (t) => {
  const id = await create('Inside');
  for (const url of ['http://169.254.169.254/latest', 'http://127.0.0.1:1/', server.url]) {
    const { verified, of } = await check(id, url);
    t.notOk(verified, url);
    t.match(of('page'), { state: 'fail' });
    t.notMatch(of('page')?.says, /status/, 'it was never asked');
  }
});

await t.test('[5.4] the command line compares the files too, and asks a question', async (t) => {
  const id = await create('Asked');
  html = embed(id);
  const { code, text } = await run(site.url, '--ask', 'When does the shop open?');
  t.equal(code, 0, text);
  t.match(text, /pass {2}assets: \d+ files/);
  t.match(text, /pass {2}answers: a socket opens/);
  t.match(text, /pass {2}live: answers with this version/);
});

await t.test(
  '[5.9] a chatbot of before there were receipts has none, and that is said',
  async (t) => {
    const id = await create('Old');
    html = embed(id);
    const { sql } = server.database;
    await sql`alter table receipts disable trigger receipts_append_only`;
    await sql`delete from receipts where chatbot_id = ${id}`;
    const { status, body } = await ask(`/v1/chatbots/${id}/receipt`, { token: null });
    t.match(
      { status, body },
      { status: 204, body: null },
      'no error that a page would complain of',
    );
    t.match(await run(site.url), {
      code: 1,
      text: /before there were receipts\n.*Publish it again/,
    });
  },
);
