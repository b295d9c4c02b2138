import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Ports that no system hands out by itself, to a listener or to a connection: those can be taken in the
 * moment between this look and the start of a program, and are by tests that run at the same time.
 */
const FIRST = 12_000;
const LAST = 31_999;

const ATTEMPTS = 100;

/** A port that nobody has at the moment, for programs that do not choose one by themselves. */
export async function freePort(): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const port = randomInt(FIRST, LAST + 1);
    const server = createServer().listen(port, '127.0.0.1');
    try {
      await once(server, 'listening');
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      continue;
    }
    server.close();
    await once(server, 'close');
    return port;
  }
}
