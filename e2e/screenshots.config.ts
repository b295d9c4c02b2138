import { defineConfig } from '@playwright/test';
import base from '../playwright.config.js';

/** Draws the pictures of docs/screenshots; only ever run on purpose. */
export default defineConfig(base, {
  testDir: '.',
  testMatch: '{screenshots,failures,contact-sheet}.spec.ts',
  globalSetup: './global-setup.ts',
  outputDir: '../test-results',
});
