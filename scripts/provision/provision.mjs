/**
 * Gets what the tests need and the machine lacks: a Chromium, Redis and Postgres, and for the tests
 * in other engines Firefox and WebKitGTK. Found; else Playwright's download for the Chromium; else
 * Debian's packages, when run as root.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { bin } from '../setup/root.mjs';
import { run } from '../setup/run.mjs';
import { findChromium, findFirefox, findPostgres, findRedis, findWebKit } from './find.mjs';

/** What can be needed: where its path is announced, how it is found, and Debian's packages. */
const needs = {
  browser: {
    name: 'a Chromium browser',
    variable: 'CHROME_PATH',
    find: () => findChromium(starts),
    packages: ['chromium'],
  },
  redis: {
    name: 'redis-server',
    variable: 'REDIS_SERVER_PATH',
    find: findRedis,
    packages: ['redis-server'],
  },
  postgres: {
    name: "Postgres' programs",
    variable: 'POSTGRES_BIN',
    find: findPostgres,
    packages: ['postgresql'],
  },
  firefox: {
    name: 'Firefox',
    variable: 'FIREFOX_PATH',
    find: () => findFirefox(starts),
    packages: ['firefox-esr'],
  },
  webkit: {
    name: 'WebKitGTK with its driver and Xvfb',
    variable: 'WEBKIT_DRIVER_PATH',
    find: () => findWebKit()?.driver,
    packages: ['webkit2gtk-driver', 'xvfb'],
  },
};

const downloadTimeout = 120_000;
const packagesTimeout = 600_000;

/**
 * Puts the paths of what is there into the environment (CHROME_PATH, REDIS_SERVER_PATH,
 * POSTGRES_BIN, FIREFOX_PATH, WEBKIT_DRIVER_PATH), for the tests to find.
 *
 * @param {(keyof typeof needs)[]} wanted
 * @param {{ ci: boolean }} options
 * @returns {Promise<{ what: string, reason: string }[]>} what is missing in spite of all, and why
 */
export async function provision(wanted, { ci }) {
  const missing = () => wanted.filter((what) => !announce(needs[what]));
  const reasons = new Map();
  for (const what of missing()) {
    const { name, variable } = needs[what];
    const given = process.env[variable];
    reasons.set(
      what,
      given ? `${variable} names nothing that can be run: ${given}` : `${name} was not found`,
    );
  }

  if (reasons.has('browser') && !process.env.CHROME_PATH) {
    console.log('No Chromium was found. Downloading the one that belongs to Playwright ...');
    const problem = await download();
    if (problem) console.log(`${problem}.`);
    reasons.set(
      'browser',
      `${reasons.get('browser')}; ${problem || 'the downloaded one does not start'}`,
    );
  }

  // One by one: what a distribution has no package for must not keep the others away.
  for (const what of missing().filter((each) => !process.env[needs[each].variable])) {
    const problem = await installPackages(needs[what].packages, { ci });
    const outcome = problem || "Debian's packages were installed, but hold none";
    reasons.set(what, `${reasons.get(what)}; ${outcome}`);
  }

  for (const what of wanted) {
    const { name, variable } = needs[what];
    if (announce(needs[what])) console.log(`Found ${name}: ${process.env[variable]}`);
  }
  return missing().map((what) => ({ what, reason: reasons.get(what) }));
}

/** @returns {boolean} whether it is there, and announced */
function announce({ variable, find }) {
  const path = find();
  if (path) process.env[variable] = path;
  return Boolean(path);
}

/** A browser that was downloaded may lack libraries of the system; Ubuntu's may be a mere pointer. */
function starts(path) {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

async function download() {
  const { reason, output } = await run(bin('playwright'), ['install', 'chromium'], {
    timeout: downloadTimeout,
    onOutput: () => {},
  });
  return reason && `Playwright's download failed: ${reason}${firstError(output)}`;
}

async function installPackages(packages, { ci }) {
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!existsSync('/etc/debian_version')) return 'this is no Debian, whose packages could be used';
  if (process.getuid?.() !== 0) return `only root may install it: ${command}`;
  if (!(await agreed(command, ci))) return 'its installation was declined';
  const { reason, output } = await run('sh', ['-c', command], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    timeout: packagesTimeout,
    onOutput: () => {},
  });
  if (!reason) return '';
  const problem = `Debian's packages could not be installed: ${reason}${firstError(output)}`;
  console.log(`${problem}.`);
  return problem;
}

/** Asks someone at a terminal; without one, or in CI, says what it does. */
async function agreed(command, ci) {
  if (ci || !process.stdin.isTTY || !process.stdout.isTTY) {
    console.log(`Installing Debian's packages: ${command}`);
    return true;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`The tests need more programs. Run "${command}"? [Y/n] `);
  terminal.close();
  return !/^n/i.test(answer.trim());
}

function firstError(output) {
  const line = output.split('\n').find((text) => /^(E|Error): /.test(text.trim()));
  return line ? ` (${line.trim()})` : '';
}
