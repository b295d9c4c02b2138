import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test as base } from '@playwright/test';
import { findDaemon } from '../scripts/provision/find.mjs';
import { withoutSharedStorage } from './fixtures/storage.js';
import { Dashboard } from './pages/dashboard.js';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TOKEN = 'a-token-of-the-tests';
const QUESTION = 'How long do I have to return something?';

interface Server {
  readonly pid: number;
  readonly origin: string;
}

/** Run of `npm run start:cluster`, read by its output. */
class Cluster {
  origin = '';
  /** Servers that run now, by number. */
  readonly servers = new Map<string, Server>();
  /** Called when a server was started. */
  onServer: () => void = () => undefined;
  readonly #child: ChildProcess;
  #said = '';

  private constructor(dataDir: string) {
    const { PATH, HOME, TMPDIR, POSTGRES_BIN, REDIS_SERVER_PATH, HAPROXY_PATH } = process.env;
    const programs = { PATH, HOME, TMPDIR, POSTGRES_BIN, REDIS_SERVER_PATH, HAPROXY_PATH };
    const settings = { PORT: '0', DATA_DIR: dataDir, METRICS_TOKEN: TOKEN };
    this.#child = spawn(process.execPath, ['scripts/cluster.mjs'], {
      cwd: ROOT,
      env: { ...programs, ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  static async start(dataDir: string): Promise<Cluster> {
    const cluster = new Cluster(dataDir);
    const child = cluster.#child;
    child.stderr?.on('data', (data: Buffer) => (cluster.#said += data.toString()));
    await new Promise<void>((resolve, reject) => {
      child.once('exit', () => reject(new Error(`It did not start:\n${cluster.#said}`)));
      let line = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => {
        cluster.#said += text;
        const lines = (line + text).split('\n');
        line = lines.pop() ?? '';
        for (const each of lines) {
          const [, number, pid, origin = ''] = /^Server (\d): pid (\d+), (\S+)$/.exec(each) ?? [];
          if (number !== undefined) {
            cluster.servers.set(number, { pid: Number(pid), origin });
            cluster.onServer();
          }
          const [, ready] = /^The cluster is ready: (\S+)$/.exec(each) ?? [];
          if (ready === undefined) continue;
          cluster.origin = ready;
          resolve();
        }
      });
    });
    return cluster;
  }

  /** The server that has the one socket of the test. */
  async holder(): Promise<[string, Server]> {
    for (;;) {
      for (const [number, server] of this.servers) {
        const answer = await fetch(`${server.origin}/metrics`, {
          headers: { authorization: `Bearer ${TOKEN}` },
        }).then(
          (response) => response.text(),
          () => '', // It is being replaced.
        );
        if (/^chatbot_sockets\{mode="test"\} 1$/m.test(answer)) return [number, server];
      }
    }
  }

  async stop(): Promise<number | null> {
    const exit = once(this.#child, 'exit') as Promise<[number | null]>;
    this.#child.kill('SIGTERM');
    return (await exit)[0];
  }
}

const test = base.extend<object, { cluster: Cluster }>({
  cluster: [
    async ({}, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'chatbot-cluster-'));
      const cluster = await Cluster.start(dataDir);
      await use(cluster);
      expect(await cluster.stop()).toBe(0);
      await rm(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});

const withoutHaproxy = !findDaemon('haproxy', 'HAPROXY_PATH') && 'no HAProxy here';

test.slow();
test.skip(
  Boolean(withoutSharedStorage || withoutHaproxy),
  String(withoutSharedStorage || withoutHaproxy),
);

// Three servers, Postgres, Redis and a balancer: what unit tests have of it is enough every day.
test(
  '[8.10] a conversation through a balancer outlives the server that it is on',
  { tag: '@full' },
  async ({ page, cluster }) => {
    await page.goto(`${cluster.origin}/`);
    const { panel } = await new Dashboard(page).test('Fernway Help');
    await expect(await panel.ask(QUESTION)).toContainText('60 days');

    const [number, server] = await cluster.holder();
    const replaced = new Promise<void>((resolve) => (cluster.onServer = resolve));
    process.kill(server.pid, 'SIGKILL');
    await expect(await panel.ask('How long is the warranty on Fernway tents?')).toContainText(
      '3 years',
    );
    await replaced;
    expect(cluster.servers.get(number)?.pid).not.toBe(server.pid);
    await expect(panel.replies).toHaveCount(2);

    // The new one is given work too: all three answer.
    const isUp = () =>
      fetch(`${cluster.servers.get(number)?.origin}/readyz`).then(
        ({ ok }) => ok,
        () => false, // It starts.
      );
    await expect.poll(isUp).toBe(true);
    const [second, other] = await cluster.holder();
    expect(second).not.toBe(number);
    process.kill(other.pid, 'SIGTERM');
    await expect(await panel.ask('Do you ship to Norway?')).not.toBeEmpty();
    await page.reload();
    await expect(panel.questions).toHaveCount(3);
  },
);
