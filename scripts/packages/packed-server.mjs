import { mkdirSync } from 'node:fs';
import { running } from './running.mjs';
import { freePort } from './serve-folder.mjs';

/**
 * Starts the packed server as `npx @chatbot-test/server` does: with nothing but Node.
 *
 * @param {string} folder an empty one, which is made
 * @param {string} tarball
 * @param {Record<string, string>} [env] its settings
 */
export async function startPackedServer(folder, tarball, env = {}) {
  mkdirSync(folder);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const command = ['npx', '--yes', `--package=${tarball}`, 'chatbot-test-server'];
  const settings = { HOST: '127.0.0.1', PORT: String(port), ...env };
  const close = await running(folder, command, settings, `${origin}/health/ready`);
  return { origin, close };
}
