/**
 * Gets what the tests need and the machine lacks: a Chromium, Redis and Postgres, and for the tests
 * in other engines Firefox and WebKitGTK. Found; else Playwright's download for the Chromium; else
 * Debian's packages, when run as root by somebody who allows it: at a terminal, or beforehand by
 * CHATBOT_TEST_INSTALL=1.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { bin } from '../setup/root.mjs';
import { run } from '../setup/run.mjs';
import {
  findDaemon,
  findFirefox,
  findHeadlessShell,
  findPostgres,
  findRedis,
  findTestChromium,
  findWebKit,
} from './find.mjs';

/** Needs of the project: where a path is announced, how it is found, and Debian's packages. */
const needs = {
  browser: {
    name: 'a Chromium browser',
    variable: 'CHROME_PATH',
    find: () => findTestChromium(starts),
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
  pgbouncer: daemon('pgbouncer', 'PGBOUNCER_PATH'),
  nginx: daemon('nginx', 'NGINX_PATH'),
  haproxy: daemon('haproxy', 'HAPROXY_PATH'),
  caddy: daemon('caddy', 'CADDY_PATH'),
  promtool: {
    name: 'promtool',
    variable: 'PROMTOOL_PATH',
    find: () => findDaemon('promtool', 'PROMTOOL_PATH'),
    packages: ['prometheus'],
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

/** Describes a program that runs beside servers and has the name of its package. */
function daemon(name, variable) {
  return { name, variable, find: () => findDaemon(name, variable), packages: [name] };
}

const NOT_INSTALLED = "Debian's packages could not be installed";

/** Programs that run beside servers: tests of each skip themselves without it. */
export const programs = ['pgbouncer', 'nginx', 'haproxy', 'caddy', 'promtool'];

/** True if somebody has named a browser: one that is found is announced by the same variable. */
const isChromiumNamed = Boolean(process.env.CHROME_PATH);

const downloadTimeout = 120_000;
const packagesTimeout = 600_000;

/**
 * Facts that decide whether packages can be installed, and whether anybody can be asked.
 *
 * @typedef {{ debian: boolean, root: boolean, terminal: boolean }} System
 *
 * @returns {System}
 */
function thisSystem() {
  return {
    debian: existsSync('/etc/debian_version'),
    root: process.getuid?.() === 0,
    terminal: Boolean(process.stdin.isTTY && process.stdout.isTTY),
  };
}

/**
 * Puts the paths of what is there into the environment (CHROME_PATH, REDIS_SERVER_PATH,
 * POSTGRES_BIN, PGBOUNCER_PATH, NGINX_PATH, HAPROXY_PATH, CADDY_PATH, PROMTOOL_PATH, FIREFOX_PATH,
 * WEBKIT_DRIVER_PATH), for the tests to find.
 *
 * @param {(keyof typeof needs)[]} wanted
 * @param {System} [system]  this one by default
 * @returns {Promise<{ what: string, reason: string }[]>} what is missing in spite of all, and why
 */
export async function provision(wanted, system = thisSystem()) {
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

  const lacking = () => missing().filter((each) => !process.env[needs[each].variable]);
  const installed = async (some) => {
    const packages = some.flatMap((what) => needs[what].packages);
    const problem = await installPackages(packages, system);
    const outcome = problem || "Debian's packages were installed, but hold none";
    for (const what of some) reasons.set(what, `${reasons.get(what)}; ${outcome}`);
    return problem;
  };
  // All at once takes the least time; but what a distribution has no package for must not keep the
  // others away.
  const [first, ...others] = lacking();
  if (first && (await installed([first, ...others])).startsWith(NOT_INSTALLED) && others.length) {
    for (const what of lacking()) await installed([what]);
  }

  for (const what of wanted) {
    const { name, variable } = needs[what];
    if (announce(needs[what])) console.log(`Found ${name}: ${process.env[variable]}`);
  }
  return missing().map((what) => ({ what, reason: reasons.get(what) }));
}

/**
 * Gets the headless shell of Chromium, where packages may be installed and nobody has named a browser. Tests
 * pass without it, too, but their browser has half as much work again.
 *
 * @param {System} [system]  this one by default
 * @param {boolean} [isNamed]  true if somebody has named a browser
 */
export async function provisionHeadlessShell(system = thisSystem(), isNamed = isChromiumNamed) {
  const allowed = system.debian && system.root && process.env.CHATBOT_TEST_INSTALL === '1';
  if (isNamed || !allowed || findHeadlessShell()) return;
  await installPackages(['chromium-headless-shell'], system);
  const shell = findHeadlessShell(starts);
  if (shell) process.env.CHROME_PATH = shell;
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

async function installPackages(packages, { debian, root, terminal }) {
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!debian) return 'this is no Debian, whose packages could be used';
  if (!root) return `only root may install it: ${command}`;
  if (process.env.CHATBOT_TEST_INSTALL === '1') {
    console.log(`Installing Debian's packages: ${command}`);
  } else if (!terminal) {
    return `nothing is installed unasked. Run "${command}" yourself, or let the tests do it: CHATBOT_TEST_INSTALL=1 npm test`;
  } else if (!(await agreed(command))) {
    return 'its installation was declined';
  }
  const { reason, output } = await run('sh', ['-c', command], {
    env: { DEBIAN_FRONTEND: 'noninteractive' },
    timeout: packagesTimeout,
    onOutput: () => {},
  });
  if (!reason) return '';
  const problem = `${NOT_INSTALLED}: ${reason}${firstError(output)}`;
  console.log(`${problem}.`);
  return problem;
}

async function agreed(command) {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question(`The tests need more programs. Run "${command}"? [Y/n] `);
  terminal.close();
  return !/^n/i.test(answer.trim());
}

function firstError(output) {
  const line = output.split('\n').find((text) => /^(E|Error): /.test(text.trim()));
  return line ? ` (${line.trim()})` : '';
}
