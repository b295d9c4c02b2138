import { createInterface } from 'node:readline';
import type { ChildProcess } from 'node:child_process';
import type { Test } from 'tap';
import { startProcess } from '../../testing/processes.js';
import type { Json } from '../../testing/server.js';
import { operatorToken, SECRET } from './operator.js';

const SERVER = new URL('../../src/server.ts', import.meta.url);

/** The server in a process of its own, as it is deployed, without demo chatbots. */
export async function startServerProcess(
  t: Test,
  settings: Readonly<Record<string, string>>,
): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const base = { PORT: '0', NODE_ENV: '', SEED_DEMO: 'false', JWT_SECRET: SECRET };
  const child = startProcess(t, SERVER, { env: { ...base, ...settings } });
  for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
    const url = /^Ready: (http:\S+)$/.exec(line)?.[1];
    if (url) return { child, url };
  }
  throw new Error('The server ended.');
}

/** Asks a server as an operator does. @throws Error for any answer but a good one */
export async function askAsOperator(
  url: string,
  method: string,
  path: string,
  body: object,
): Promise<Json> {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${operatorToken()}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return (await response.json()) as Json;
}
