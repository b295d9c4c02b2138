import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'undici';

/** Size of the window, in px. */
const VIEW = { width: 1280, height: 800 } as const;
/** Longest time until the browser is there, and until it has done one thing, in ms. */
const LIMIT_MS = 60_000;
/** Time that the browser gets to end by itself, in ms. */
const END_MS = 5_000;
const LISTENS = /DevTools listening on (ws:\S+)/;

/** Answer of the browser: https://chromedevtools.github.io/devtools-protocol/ */
type Answer = Readonly<Record<string, unknown>>;

/** A Chromium of the user's, without a window and with a profile of its own, driven by its protocol. */
export class Chromium {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, (message: Answer) => void>();
  #last = 0;

  private constructor(process: ChildProcess, profile: string, socket: WebSocket) {
    this.#process = process;
    this.#profile = profile;
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const message = JSON.parse(String(data)) as Answer;
      this.#waiting.get(Number(message['id']))?.(message);
    });
    socket.addEventListener('close', () => {
      for (const answer of this.#waiting.values()) {
        answer({ error: { message: 'the browser has ended' } });
      }
    });
  }

  /** @throws Error where it does not start */
  static async start(path: string): Promise<Chromium> {
    const profile = await mkdtemp(join(tmpdir(), 'chatbot-verify-'));
    const isRoot = process.getuid?.() === 0;
    const child = spawn(
      path,
      [
        '--headless=new',
        '--remote-debugging-port=0',
        `--user-data-dir=${profile}`,
        ...['--no-first-run', '--disable-gpu', '--hide-scrollbars', '--disable-sync'],
        ...['--disable-background-networking', '--disable-component-update', '--mute-audio'],
        // Its sandbox cannot be had by root.
        ...(isRoot ? ['--no-sandbox'] : []),
        'about:blank',
      ],
      { stdio: ['ignore', 'ignore', 'pipe'] },
    );
    try {
      const socket = new WebSocket(await addressOf(child, path));
      await new Promise<void>((resolve, reject) => {
        const failed = () => reject(new Error(`${path} cannot be driven.`));
        const timer = setTimeout(failed, LIMIT_MS);
        for (const type of ['open', 'error'] as const) {
          socket.addEventListener(type, () => clearTimeout(timer));
        }
        socket.addEventListener('open', () => resolve());
        socket.addEventListener('error', failed);
      });
      return new Chromium(child, profile, socket);
    } catch (error) {
      child.kill('SIGKILL');
      child.stderr?.destroy();
      await rm(profile, { recursive: true, force: true });
      throw error;
    }
  }

  /** Opens a page, in light colours and without motion. @throws Error where it cannot be reached */
  async open(url: string): Promise<BrowserPage> {
    const { targetId } = await this.send('Target.createTarget', { url: 'about:blank' });
    const attached = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const session = String(attached['sessionId']);
    const page = new BrowserPage((method, params) => this.send(method, params, session));
    await page.send('Emulation.setDeviceMetricsOverride', {
      ...VIEW,
      deviceScaleFactor: 1,
      mobile: false,
    });
    await page.send('Emulation.setEmulatedMedia', {
      features: [
        { name: 'prefers-reduced-motion', value: 'reduce' },
        { name: 'prefers-color-scheme', value: 'light' },
      ],
    });
    const { errorText } = (await page.send('Page.navigate', { url })) as { errorText?: string };
    if (errorText) throw new Error(`${url} cannot be opened (${errorText}).`);
    return page;
  }

  async send(method: string, params: object = {}, sessionId?: string): Promise<Answer> {
    const id = (this.#last += 1);
    const answered = new Promise<Answer>((resolve, reject) => {
      const late = () => reject(new Error(`The browser did not answer to ${method}.`));
      const timer = setTimeout(late, LIMIT_MS);
      this.#waiting.set(id, (message) => {
        clearTimeout(timer);
        resolve(message);
      });
    });
    this.#socket.send(JSON.stringify({ id, method, params, ...(sessionId && { sessionId }) }));
    try {
      const { error, result } = (await answered) as {
        error?: { message: string };
        result?: Answer;
      };
      if (error) throw new Error(`The browser refused ${method}: ${error.message}`);
      return result ?? {};
    } finally {
      this.#waiting.delete(id);
    }
  }

  /** Ends the browser. What was started may be a script that waits for it: that one's end is not its. */
  async end(): Promise<void> {
    const child = this.#process;
    const isOver = once(child, 'exit');
    if (child.exitCode === null && child.signalCode === null) {
      const timer = setTimeout(() => child.kill('SIGKILL'), END_MS);
      // It may end before it answers.
      await Promise.race([this.send('Browser.close').catch(() => undefined), isOver]);
      await isOver;
      clearTimeout(timer);
    }
    child.stderr?.destroy();
    this.#socket.close();
    await rm(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** A page in the browser. */
export class BrowserPage {
  readonly send: (method: string, params?: object) => Promise<Answer>;

  constructor(send: (method: string, params?: object) => Promise<Answer>) {
    this.send = send;
  }

  /** Runs a script in the page. @param expression of JavaScript @throws Error with what it throws */
  async run<T>(expression: string): Promise<T> {
    const { result, exceptionDetails } = (await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    })) as { result?: { value: T }; exceptionDetails?: { text: string } };
    if (exceptionDetails) throw new Error(`A script failed in the page: ${exceptionDetails.text}`);
    return result?.value as T;
  }

  /** @returns a PNG, base64 */
  async picture(clip: Readonly<Record<'x' | 'y' | 'width' | 'height', number>>): Promise<string> {
    const { data } = await this.send('Page.captureScreenshot', {
      format: 'png',
      clip: { ...clip, scale: 1 },
    });
    return String(data);
  }
}

/** Waits until the browser says where it listens. */
function addressOf(child: ChildProcess, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const failed = (reason: string) => {
      clearTimeout(timer);
      reject(new Error(`${path} does not start: ${reason}`));
    };
    const timer = setTimeout(() => failed('it does not say where it listens'), LIMIT_MS);
    child.once('error', (error) => failed(error.message));
    child.once('exit', (code) => failed(`it ended with ${code ?? 'a signal'}`));
    child.stderr?.on('data', (text: Buffer) => {
      said = (said + text.toString()).slice(-10_000);
      const [, address] = LISTENS.exec(said) ?? [];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}
