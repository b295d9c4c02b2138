import { existsSync, readdirSync } from 'node:fs';
import { inRoot } from './root.mjs';
import { run } from './run.mjs';
import { filesIn, hashOf, stampIn } from './stamp.mjs';

/** Fetched by npx, so that it does not matter which pnpm this machine has, if any. */
const pnpm = 'pnpm@12.21.0';

const stamp = stampIn('node_modules/.installed');

/** @returns {string} changes with whatever decides what is installed */
export function dependenciesHash() {
  const packages = readdirSync(inRoot('packages')).map((name) => `packages/${name}/package.json`);
  return hashOf(
    [
      'package.json',
      'pnpm-lock.yaml',
      'pnpm-workspace.yaml',
      ...filesIn('patches'),
      ...packages,
    ].filter((file) => existsSync(inRoot(file))),
  );
}

/**
 * Installs the locked dependencies, unless they are there.
 *
 * @param {(line: string) => void} say
 * @throws {Error} with one line that says what went wrong, and `details`
 */
export async function install(say) {
  const wanted = `${dependenciesHash()} ${process.platform} ${process.arch}`;
  if (stamp.fits(wanted)) return;
  say('Installing the dependencies, which takes about a minute the first time ...');
  const started = Date.now();
  stamp.clear();
  const args = [
    '--yes',
    pnpm,
    'install',
    '--frozen-lockfile',
    '--config.confirm-modules-purge=false',
  ];
  const { output, reason } = await run('npx', args, {
    // In production mode, the build's tools would be left out.
    env: { NODE_ENV: 'development' },
    onOutput: () => {},
  });
  if (reason) {
    throw Object.assign(new Error(`The dependencies could not be installed (${reason}).`), {
      details: output,
    });
  }
  stamp.set(wanted);
  say(`Installed in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}
