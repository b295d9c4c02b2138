/** Finds what the tests need on this machine. Nothing here installs or starts anything. */
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Debian's place, then Homebrew's (Apple silicon, Intel) and the usual one of a build from source. */
const postgresRoots = ['/usr/lib/postgresql', '/opt/homebrew/opt', '/usr/local/opt', '/usr/local'];

const macApplications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const macFirefox = '/Applications/Firefox.app/Contents/MacOS/firefox';

const chromiumNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Parts of Chromium that no test is about. The pages of its address bar come first: each window would
 * load them, which is a fifth of the time of a short test. The others are what Playwright switches
 * off; of two such lists Chromium reads the last alone.
 */
const disabledFeatures = [
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
  'WebUIOmniboxPopup',
  'AimEnabled',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsFirstBalancedModeAutoEnable',
  'HttpsUpgrades',
  'LensOverlay',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'PaintHolding',
  'PreconnectToSearch',
  'SpareRendererForSitePerProcess',
  'ThirdPartyStoragePartitioning',
];

/** Arguments of Chromium, for component and end-to-end tests alike. */
export const chromiumArgs = [
  `--disable-features=${disabledFeatures.join(',')}`,
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The path of a Chromium: the one named by CHROME_PATH, Playwright's own, or the system's.
 *
 * @param {(path: string) => boolean} [works]  a further condition
 * @returns {string | undefined}
 */
export function findChromium(works = () => true) {
  const { CHROME_PATH } = process.env;
  if (!CHROME_PATH) return installedChromium(works);
  return isExecutable(CHROME_PATH) && works(CHROME_PATH) ? CHROME_PATH : undefined;
}

/**
 * The path of a Chromium that keeps pages for who goes back to them, which its headless shell does not: the one
 * named by CHROME_PATH unless that is a shell, Playwright's own, or the system's.
 *
 * @returns {string | undefined}
 */
export function findWholeChromium() {
  const isShell = /headless[-_]shell/.test(process.env.CHROME_PATH ?? '');
  return isShell ? installedChromium() : findChromium();
}

function installedChromium(works = () => true) {
  const candidates = [playwrightsChromium(), ...macApplications, ...chromiumNames.flatMap(onPath)];
  return candidates.find((path) => isExecutable(path) && works(path));
}

/**
 * The path of a Chromium for tests: its headless shell, else what `findChromium` finds. Both render alike;
 * the shell has no windows to draw around pages, which is a third of what a browser does in a test.
 *
 * @param {(path: string) => boolean} [works]  a further condition
 * @returns {string | undefined}
 */
export function findTestChromium(works) {
  return (process.env.CHROME_PATH ? undefined : findHeadlessShell(works)) ?? findChromium(works);
}

/**
 * The path of the system's headless shell of Chromium.
 *
 * @param {(path: string) => boolean} [works]  a further condition
 * @returns {string | undefined}
 */
export function findHeadlessShell(works = () => true) {
  return onPath('chromium-headless-shell').find((path) => isExecutable(path) && works(path));
}

/**
 * The path of redis-server: the one named by REDIS_SERVER_PATH, or the one in PATH.
 *
 * @returns {string | undefined}
 */
export function findRedis() {
  const { REDIS_SERVER_PATH } = process.env;
  if (REDIS_SERVER_PATH) return isExecutable(REDIS_SERVER_PATH) ? REDIS_SERVER_PATH : undefined;
  return onPath('redis-server').find(isExecutable);
}

/**
 * The folder of Postgres' programs (initdb, postgres, pg_ctl): the one named by POSTGRES_BIN, the
 * one in PATH, or the newest of the installed ones.
 *
 * @returns {string | undefined}
 */
export function findPostgres() {
  const { POSTGRES_BIN } = process.env;
  if (POSTGRES_BIN) return hasPostgres(POSTGRES_BIN) ? POSTGRES_BIN : undefined;
  return [...pathFolders(), ...postgresRoots.flatMap(postgresFolders)].find(hasPostgres);
}

/**
 * The path of a program that runs beside servers: the one named by a variable, the one in PATH, or
 * where only administrators look.
 *
 * @param {string} name
 * @param {string} variable
 * @returns {string | undefined}
 */
export function findDaemon(name, variable) {
  const named = process.env[variable];
  if (named) return isExecutable(named) ? named : undefined;
  return [...onPath(name), join('/usr/sbin', name), join('/usr/local/sbin', name)].find(
    isExecutable,
  );
}

/**
 * The path of a Firefox: the one named by FIREFOX_PATH, or the system's.
 *
 * @param {(path: string) => boolean} [works]  a further condition
 * @returns {string | undefined}
 */
export function findFirefox(works = () => true) {
  const { FIREFOX_PATH } = process.env;
  const candidates = FIREFOX_PATH
    ? [FIREFOX_PATH]
    : [...['firefox-esr', 'firefox'].flatMap(onPath), macFirefox];
  return candidates.find((path) => isExecutable(path) && works(path));
}

/**
 * The programs of a WebKitGTK that can be driven: its driver, named by WEBKIT_DRIVER_PATH or in
 * PATH, the browser that comes with the library, and a screen for it.
 *
 * @returns {{ driver: string, browser: string, xvfb: string } | undefined}
 */
export function findWebKit() {
  const { WEBKIT_DRIVER_PATH } = process.env;
  const driver = [WEBKIT_DRIVER_PATH ?? onPath('WebKitWebDriver')].flat().find(isExecutable);
  const browser = miniBrowsers().find(isExecutable);
  const xvfb = onPath('Xvfb').find(isExecutable);
  return driver && browser && xvfb ? { driver, browser, xvfb } : undefined;
}

/** Debian's places (one for every architecture), then Fedora's and Arch's; the newest first. */
function miniBrowsers() {
  const folders = entries('/usr/lib').map((name) => join('/usr/lib', name));
  return [...folders, '/usr/libexec', '/usr/lib'].flatMap((folder) =>
    entries(folder)
      .filter((name) => /^webkit2?gtk-[\d.]+$/.test(name))
      .sort()
      .reverse()
      .map((name) => join(folder, name, 'MiniBrowser')),
  );
}

function playwrightsChromium() {
  try {
    return require('@playwright/test').chromium.executablePath();
  } catch {
    return undefined; // Playwright knows no browser for this system.
  }
}

function postgresFolders(root) {
  const versions = entries(root)
    .filter((name) => /^(postgresql@?)?\d*$/.test(name))
    .sort((a, b) => Number(b.replace(/\D/g, '')) - Number(a.replace(/\D/g, '')));
  return ['pgsql', ...versions].map((name) => join(root, name, 'bin'));
}

function hasPostgres(folder) {
  return ['initdb', 'postgres', 'pg_ctl'].every((name) => isExecutable(join(folder, name)));
}

function onPath(name) {
  return pathFolders().map((folder) => join(folder, name));
}

function pathFolders() {
  return (process.env.PATH ?? '').split(delimiter).filter(Boolean);
}

function entries(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isExecutable(path) {
  if (!path) return false;
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
