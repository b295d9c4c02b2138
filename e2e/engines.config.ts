import { defineConfig } from '@playwright/test';
import base from '../playwright.config.js';
import type { Engine } from './engines/drivers/driver.js';

/** The tests of `engines` in Firefox and in WebKit: `npm run test:engines`. */
export default defineConfig<object, { engine: Engine }>({
  ...base,
  testDir: 'engines',
  globalSetup: './global-setup.ts',
  outputDir: '../test-results',
  projects: [
    { name: 'firefox', use: { engine: 'firefox' } },
    { name: 'webkit', use: { engine: 'webkit' } },
  ],
});
