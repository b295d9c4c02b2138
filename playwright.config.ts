import { availableParallelism } from 'node:os';
import { defineConfig, devices } from '@playwright/test';
import { withoutSharedStorage, type Storage } from './e2e/fixtures/storage.js';
import { chromiumArgs, findTestChromium } from './scripts/provision/find.mjs';

const full = process.env['TEST_FULL'] === '1';
const counts = process.env['TEST_COUNTS'];
const executablePath = findTestChromium();
/** Files that start a browser with settings of their own. */
const ownBrowsers = ['back-forward-cache.test.ts', 'large-text.test.ts'];
/** Drawing movement is a fifth of the work of these tests: every day only those draw it that are about it. */
const motion = full ? {} : { contextOptions: { reducedMotion: 'reduce' } as const };

export default defineConfig<{ storage: Storage }>({
  testDir: 'e2e',
  testMatch: '**/*.test.ts',
  globalSetup: './e2e/global-setup.ts',
  ...(full ? {} : { grepInvert: /@full/ }),
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env['CI']),
  // Tests of one file share nothing but the server that all share.
  fullyParallel: true,
  // They wait a lot.
  workers: availableParallelism() + 1,
  // A browser that is killed on a busy machine is no failure of ours. `npm test` names what it was.
  retries: process.env['CI'] ? 1 : 0,
  // Bounds for what hangs, on a machine that does much else; budgets are in `holdAgainst`.
  timeout: 600_000,
  expect: { timeout: 120_000 },
  reporter: counts ? [['list'], ['json', { outputFile: counts }]] : [['list']],
  // A worker that is without work at the end is a core that is idle: so those that take long, or want a worker
  // of their own, begin first.
  projects: [
    // What they need, those of one worker share; so there is one, and it begins first.
    { name: 'engines', testMatch: 'engines/**/*.test.ts', workers: 1 },
    {
      name: 'Postgres and Redis',
      // One every day; that a crash loses nothing there, unit tests show on real processes.
      testMatch: full ? /(thread|crash)\.test\.ts/ : /thread\.test\.ts/,
      use: { storage: 'shared' },
    },
    { name: 'browsers set otherwise', testMatch: ownBrowsers },
    {
      name: 'embedded',
      // One every day on one kind of storage: the others have one promise each, on this one.
      testIgnore: [
        'engines/**',
        ...ownBrowsers,
        ...(full || withoutSharedStorage ? [] : ['thread.test.ts']),
      ],
      use: motion,
    },
  ],
  use: {
    ...devices['Desktop Chrome'],
    // It takes down the whole page at each step: only for what has failed once.
    trace: { mode: 'on-first-retry', screenshots: false },
    launchOptions: { args: chromiumArgs, ...(executablePath ? { executablePath } : {}) },
  },
});
