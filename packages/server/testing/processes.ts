import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Teardown } from './database.js';

const END_WITH_PARENT = new URL('./end-with-parent.mjs', import.meta.url);

/** Runs one of the source files as a process of its own, as tests run theirs; it ends with this one. */
export function startProcess(
  t: Teardown,
  file: URL,
  { args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {},
): ChildProcess {
  const child = fork(fileURLToPath(file), args, {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    execArgv: [...process.execArgv, `--import=${END_WITH_PARENT.href}`],
    env: { ...process.env, ...env },
  });
  t.teardown(async () => {
    await endProcess(child, 'SIGKILL');
  });
  return child;
}

/** @returns the exit code; null if it was the signal that ended it */
export async function endProcess(
  child: ChildProcess,
  signal: NodeJS.Signals,
): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exit = once(child, 'exit') as Promise<[number | null]>;
  child.kill(signal);
  return (await exit)[0];
}
