/** Programs that run beside this one, and end with it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function startChild(program, args, options = {}) {
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], ...options });
  let said = '';
  child.stderr?.on('data', (data) => (said = (said + data).slice(-2000)));
  child.on('error', (error) => (said += error.message));
  return {
    child,
    get hasEnded() {
      return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
    },
    /** Last words of the process on standard error, with any failure to start it. */
    get said() {
      return said.trim();
    },
    /** @param {NodeJS.Signals} signal */
    async stop(signal) {
      if (this.hasEnded) return;
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    },
  };
}

/** Finds the account that Postgres runs as: not root, which it refuses. */
export async function unprivileged() {
  if (process.getuid?.() !== 0) return {};
  const { execFileSync } = await import('node:child_process');
  const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}
