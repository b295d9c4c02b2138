import { defineConfig } from '@playwright/test';
import base from '../playwright.config.js';

/** Draws the pictures of docs/screenshots; only ever run on purpose. */
export default defineConfig({
  ...base,
  testDir: '.',
  testMatch: '{screenshots,pages,failures,contact-sheet}.spec.ts',
  globalSetup: './global-setup.ts',
  outputDir: '../test-results',
  projects: [{ name: 'embedded' }],
  // The pictures show times, which are to be those of a machine that does nothing else.
  workers: 1,
});
