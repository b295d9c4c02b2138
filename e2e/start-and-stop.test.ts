import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { holdAgainst } from './fixtures/budget.js';
import { ServerProcess } from './fixtures/server-process.js';
import { test } from './fixtures/server-test.js';

/** Returns the one line on standard error of a server that cannot start. */
async function refusal(options: Parameters<typeof ServerProcess.spawn>[0]): Promise<string> {
  const server = await ServerProcess.spawn(options);
  const { code, signal } = await server.exit;
  expect({ failed: code !== 0, signal }).toEqual({ failed: true, signal: null });
  const lines = server.errors.split('\n').filter((line) => line.trim());
  expect(lines).toHaveLength(1);
  return lines[0] ?? '';
}

async function health({ origin }: ServerProcess): Promise<number> {
  return (await fetch(`${origin}/health/ready`)).status;
}

test(
  'a second start is ready within its budget of 5 s and says in one line where it listens',
  { tag: '@full' },
  async ({ dataDir, startServer }) => {
    const started = performance.now();
    const server = await startServer({ dataDir });
    holdAgainst('second start', performance.now() - started, 5_000);
    const lines = server.output.split('\n').filter((line) => line.includes(server.origin));
    expect(lines).toHaveLength(1);
  },
);

test('a data directory in use is named in one line; SIGTERM ends the server cleanly, and it can be used at once', async ({
  dataDir,
  startServer,
}) => {
  const server = await startServer({ dataDir });
  const line = await refusal({ dataDir });
  expect(line).toContain(dataDir);
  expect(line).toContain(String(server.pid));
  // The one that has it is none the worse for it.
  expect(await health(server)).toBe(200);

  expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null });
  expect(await health(await startServer({ dataDir }))).toBe(200);
});

test(
  'SIGINT ends the server cleanly, and a killed one leaves nothing that keeps the next from starting',
  { tag: '@full' },
  async ({ dataDir, startServer }) => {
    const first = await startServer({ dataDir });
    expect(await first.end('SIGINT')).toEqual({ code: 0, signal: null });
    const second = await startServer({ dataDir });
    expect(await second.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' });
    expect(await health(await startServer({ dataDir }))).toBe(200);
  },
);

test('a taken port is named in one line', { tag: '@full' }, async ({ dataDir }) => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  try {
    expect(await refusal({ dataDir, port })).toContain(String(port));
  } finally {
    other.close();
  }
});

test(
  'a data directory that cannot be written is named in one line',
  { tag: '@full' },
  async ({ dataDir }) => {
    // Below a file nobody can make a directory, not even root.
    const file = join(dataDir, 'file');
    await writeFile(file, '');
    expect(await refusal({ dataDir: join(file, 'data') })).toContain(join(file, 'data'));
  },
);

for (const [name, value] of [
  ['PORT', '70000'],
  ['PUBLIC_URL', 'chat.example.com/path'],
  ['ALLOWED_ORIGINS', '*'],
  ['DATABASE_URL', 'mysql://localhost/chatbot'],
] as const) {
  test(`a bad ${name} is named in one line`, { tag: '@full' }, async ({ dataDir }) => {
    expect(await refusal({ dataDir, env: { [name]: value } })).toContain(name);
  });
}

test('[8.3] production does not start without a secret', { tag: '@full' }, async ({ dataDir }) => {
  const line = await refusal({ dataDir, env: { NODE_ENV: 'production' } });
  expect(line).toContain('JWT_SECRET');
});
