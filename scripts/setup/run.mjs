import { spawn } from 'node:child_process';
import { root } from './root.mjs';

const windows = process.platform === 'win32';
const running = new Set();

/**
 * Runs a program in the root and waits for its end. It leads a process group of its own, so that
 * what it started ends with it, after a timeout or when this process is told to end.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {Record<string, string | undefined>} [options.env]  added to this process' environment
 * @param {(text: string) => void} [options.onOutput]  gets what it prints; by default it goes to the terminal
 * @param {(text: string) => void} [options.onError]  gets what it prints to stderr; by default, as `onOutput`
 * @param {number} [options.timeout]  milliseconds; none by default
 * @returns {Promise<{ code: number, output: string, reason: string }>} `reason` says in words why it
 *   failed, and is empty after success
 */
export function run(command, args, { env = {}, onOutput, onError = onOutput, timeout } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: onOutput ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      detached: !windows,
      shell: windows,
    });
    running.add(child);
    let output = '';
    let late = false;
    const collect = (receive) => (text) => {
      output += text;
      receive(text);
    };
    child.stdout?.setEncoding('utf8').on('data', collect(onOutput));
    child.stderr?.setEncoding('utf8').on('data', collect(onError));
    const timer = timeout && setTimeout(() => ((late = true), end(child, 'SIGKILL')), timeout);
    const finish = (code, reason) => {
      clearTimeout(timer);
      running.delete(child);
      resolve({ code, output, reason });
    };
    child.once('error', (error) => finish(127, `${command} cannot be run: ${error.message}`));
    child.once('close', (code, signal) => {
      if (late) finish(124, `stopped after ${timeout / 1000} s`);
      else if (signal) finish(1, `ended by ${signal}`);
      else finish(code, code === 0 ? '' : `exit code ${code}`);
    });
  });
}

/** Ends a program and all that it started. */
function end(child, signal) {
  try {
    if (windows) child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It has ended already.
  }
}

/**
 * Makes Ctrl-C and SIGTERM end what `run` started, too.
 *
 * @returns {() => void} undoes it
 */
export function forwardSignals() {
  const stop = (signal) => {
    for (const child of running) end(child, signal);
    process.exit(signal === 'SIGINT' ? 130 : 143);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  return () => process.off('SIGINT', stop).off('SIGTERM', stop);
}
