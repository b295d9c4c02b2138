import { defineConfig } from '@playwright/test';
import base from '../playwright.config.js';
const launch = base.use!.launchOptions!;
const extra = (process.env['XARGS'] ?? '').split(' ').filter(Boolean);
export default defineConfig({
  ...base, testDir: '.', globalSetup: './global-setup.ts', outputDir: '../test-results-ab',
  projects: [{ name: 'embedded', testIgnore: 'engines/**' }],
  use: { ...base.use, launchOptions: { ...launch, args: [...(launch.args ?? []), ...extra], ...(process.env['XSHM'] ? { ignoreDefaultArgs: ['--disable-dev-shm-usage'] } : {}) } },
});
