import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Starts a program that serves, and waits until it does.
 *
 * @param {string} folder
 * @param {string[]} command the program and its arguments
 * @param {Record<string, string>} env beside PATH and HOME
 * @param {string} ready address that answers once it serves
 * @param {number} [timeout] in ms
 * @returns {Promise<() => Promise<void>>} ends it, and what it has started
 */
export async function running(folder, [program, ...args], env, ready, timeout = 600_000) {
  const { PATH, HOME } = process.env;
  const child = spawn(program, args, {
    cwd: folder,
    env: { PATH, HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  const ended = once(child, 'close');
  const end = async () => {
    if (child.exitCode === null) process.kill(-child.pid, 'SIGTERM');
    await ended;
  };
  const started = performance.now();
  while (!(await answers(ready))) {
    if (child.exitCode !== null || performance.now() - started > timeout) {
      await end();
      throw new Error(`${program} ${args.join(' ')} did not start:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return end;
}

async function answers(address) {
  try {
    return (await fetch(address)).ok;
  } catch {
    return false;
  }
}
