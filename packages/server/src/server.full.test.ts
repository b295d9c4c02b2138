import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t, { type Test } from 'tap';
import { testDataDirectory } from '../testing/database.js';
import type { Json } from '../testing/server.js';
import { endProcess, startProcess } from '../testing/processes.js';

const SERVER = new URL('./server.ts', import.meta.url);

function start(t: Test, env: Record<string, string>) {
  const child = startProcess(t, SERVER, { env: { PORT: '0', NODE_ENV: '', ...env } });
  if (!child.stdout || !child.stderr) throw new Error('The process has no output.');
  return { child, stdout: child.stdout, stderr: child.stderr };
}

/** Waits for the line with the address. */
async function ready(t: Test, dataDir: string) {
  const { child, stdout, stderr } = start(t, { DATA_DIR: dataDir });
  const lines: string[] = [];
  for await (const line of createInterface(stdout)) {
    lines.push(line);
    const url = /^Ready: (http:\S+)$/.exec(line)?.[1];
    if (url) return { child, url, lines, stderr };
  }
  throw new Error(`The server ended: ${await text(stderr)}`);
}

async function client(url: string) {
  const answer = await fetch(`${url}/dev/token`, { method: 'POST', headers: { origin: url } });
  const { token } = (await answer.json()) as { token: string };
  return async (path: string, body?: object) => {
    const response = await fetch(url + path, {
      method: body ? 'POST' : 'GET',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return (await response.json()) as Json;
  };
}

await t.test('[3.4] the data outlives the process, however it ends', async (t) => {
  const dataDir = await testDataDirectory(t);
  const first = await ready(t, dataDir);
  t.match(first.lines, [/^Preparing the database in /, /^Adding the demo chatbot/, /^Ready: /]);
  const created = await (
    await client(first.url)
  )('/v1/chatbots', {
    config: { ...DEFAULT_CONFIG, name: 'Kept' },
  });

  await t.test('a second process on the same data is refused in one line', async (t) => {
    const { child, stderr } = start(t, { DATA_DIR: dataDir });
    const [said, [code]] = await Promise.all([text(stderr), once(child, 'exit')]);
    const { pid } = first.child;
    t.equal(said, `The data directory ${dataDir} is in use by another process (pid ${pid}).\n`);
    t.equal(code, 1);
    t.equal((await fetch(`${first.url}/health/ready`)).status, 200, 'the first goes on');
  });

  await t.test('after kill -9 the next one starts at once, with everything stored', async (t) => {
    await endProcess(first.child, 'SIGKILL');
    const second = await ready(t, dataDir);
    t.notMatch(second.lines.join('\n'), /Adding/, 'the demo is not added again');
    const ask = await client(second.url);
    const { chatbots } = await ask('/v1/chatbots');
    t.same(
      chatbots.map((chatbot: { id: string }) => chatbot.id),
      ['shop', 'shop-model', 'docs', created.id],
    );
    t.equal(await endProcess(second.child, 'SIGINT'), 0, 'and Ctrl-C ends it well');
  });
});
