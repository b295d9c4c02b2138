import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { setTimeout as after } from 'node:timers/promises';
import { findWebKit } from '../../../scripts/provision/find.mjs';
import { freePort } from '../../../packages/server/testing/free-port.js';
import { WINDOW, type Driver, type Key } from './driver.js';
import { WebDriverClient } from './webdriver-client.js';

/** Keys that are no characters, as WebDriver writes them. */
const KEYS = { Tab: '\uE004', Enter: '\uE007', Escape: '\uE00C', Shift: '\uE008' };
const STARTS_WITHIN_MS = 120_000;

/** WebKitGTK's MiniBrowser, on a screen of its own that nobody sees. */
export class WebKitDriver implements Driver {
  readonly #client: WebDriverClient;
  readonly #processes: readonly ChildProcess[];

  private constructor(client: WebDriverClient, processes: readonly ChildProcess[]) {
    this.#client = client;
    this.#processes = processes;
  }

  /** @throws Error where WebKitGTK, its driver or Xvfb is not on this machine */
  static async start(): Promise<WebKitDriver> {
    const found = findWebKit();
    if (!found) throw new Error('There is no WebKitGTK with its driver and Xvfb on this machine.');
    const processes: ChildProcess[] = [];
    try {
      const screen = spawn(found.xvfb, ['-displayfd', '3', '-nolisten', 'tcp'], {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      });
      processes.push(screen);
      const [display] = (await once(screen.stdio[3] as Readable, 'data')) as [Buffer];
      const port = await freePort();
      processes.push(
        spawn(found.driver, [`--port=${port}`, '--host=127.0.0.1'], {
          stdio: 'ignore',
          env: { ...process.env, DISPLAY: `:${String(display).trim()}` },
        }),
      );
      const address = `http://127.0.0.1:${port}`;
      await listening(address);
      const options = { binary: found.browser, args: ['--automation'] };
      const client = await WebDriverClient.start(address, {
        'webkitgtk:browserOptions': options,
      });
      await client.post('window/rect', { x: 0, y: 0, ...WINDOW });
      return new WebKitDriver(client, processes);
    } catch (error) {
      await ended(processes);
      throw error;
    }
  }

  async open(url: string): Promise<void> {
    await this.#client.post('url', { url });
  }

  async reload(): Promise<void> {
    await this.#client.post('refresh');
  }

  async evaluate(expression: string): Promise<string> {
    const body = { script: `return ${expression}`, args: [] };
    return (await this.#client.post('execute/sync', body)) as string;
  }

  async clickAt(x: number, y: number): Promise<void> {
    const actions = [
      { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) },
      { type: 'pointerDown', button: 0 },
      { type: 'pointerUp', button: 0 },
    ];
    await this.#act({ type: 'pointer', id: 'mouse', actions });
  }

  async press(key: Key): Promise<void> {
    const names = key.split('+') as (keyof typeof KEYS)[];
    const down = names.map((name) => ({ type: 'keyDown', value: KEYS[name] }));
    const up = names.reverse().map((name) => ({ type: 'keyUp', value: KEYS[name] }));
    await this.#act({ type: 'key', id: 'keyboard', actions: [...down, ...up] });
  }

  async type(text: string): Promise<void> {
    const actions = [...text].flatMap((value) => [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ]);
    await this.#act({ type: 'key', id: 'keyboard', actions });
  }

  async end(): Promise<void> {
    try {
      await this.#client.end();
    } finally {
      await ended(this.#processes);
    }
  }

  async #act(source: object): Promise<void> {
    await this.#client.post('actions', { actions: [source] });
  }
}

async function listening(address: string): Promise<void> {
  for (const end = Date.now() + STARTS_WITHIN_MS; ; await after(25)) {
    const isUp = await fetch(`${address}/status`).then(
      ({ ok }) => ok,
      () => false, // Nobody listens yet.
    );
    if (isUp) return;
    if (Date.now() > end) throw new Error('WebKitWebDriver did not start.');
  }
}

/** The driver before the screen that it needs. */
async function ended(processes: readonly ChildProcess[]): Promise<void> {
  for (const child of [...processes].reverse()) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill();
    await once(child, 'exit');
  }
}
