import { inRoot } from '../setup/root.mjs';
import { startChild } from './child.mjs';

const PAUSE_MS = 500;

/** One server process, which is started again when it ends. */
export class Server {
  #child = null;
  #isStopping = false;

  constructor({ number, port, env }) {
    this.number = number;
    this.port = port;
    this.origin = `http://127.0.0.1:${port}`;
    this.env = { ...env, PORT: String(port) };
  }

  start() {
    const child = startChild(process.execPath, [inRoot('packages/server/dist/server.js')], {
      env: this.env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    this.#child = child;
    console.log(`Server ${this.number}: pid ${child.child.pid}, ${this.origin}`);
    child.child.once('exit', (code, signal) => {
      if (this.#isStopping) return;
      console.log(`Server ${this.number} has ended (${signal ?? code}) and is started again.`);
      setTimeout(() => {
        if (!this.#isStopping) this.start();
      }, PAUSE_MS);
    });
  }

  async stop() {
    this.#isStopping = true;
    await this.#child?.stop('SIGTERM');
  }
}
