import { spawn } from 'node:child_process';

/**
 * Runs a program in a folder outside of the repository, without the variables that npm and pnpm have
 * set for this process.
 *
 * @param {string} folder
 * @param {string} command
 * @param {string[]} args
 * @param {number} timeout in ms
 * @returns {Promise<string>} what it has printed
 * @throws {Error} with that, where it fails
 */
export async function inFolder(folder, command, args, timeout) {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, CI: '1', NEXT_TELEMETRY_DISABLED: '1', NG_CLI_ANALYTICS: 'false' };
  const child = spawn(command, args, {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}:\n${output}`);
  return output;
}
