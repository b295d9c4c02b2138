import { defineConfig, devices } from '@playwright/test';
import type { Storage } from './e2e/fixtures/storage.js';
import { chromiumArgs, findChromium } from './scripts/provision/find.mjs';

const full = process.env['TEST_FULL'] === '1';
const counts = process.env['TEST_COUNTS'];
const executablePath = findChromium();

export default defineConfig<{ storage: Storage }>({
  testDir: 'e2e',
  testMatch: '**/*.test.ts',
  globalSetup: './e2e/global-setup.ts',
  ...(full ? {} : { grepInvert: /@full/ }),
  outputDir: 'test-results',
  forbidOnly: Boolean(process.env['CI']),
  workers: 3,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: counts ? [['list'], ['json', { outputFile: counts }]] : [['list']],
  projects: [
    { name: 'embedded' },
    {
      name: 'Postgres and Redis',
      testMatch: /(thread|crash)\.test\.ts/,
      use: { storage: 'shared' },
    },
  ],
  use: {
    ...devices['Desktop Chrome'],
    trace: { mode: 'retain-on-failure', screenshots: false },
    launchOptions: { args: chromiumArgs, ...(executablePath ? { executablePath } : {}) },
  },
});
