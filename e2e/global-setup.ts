import { existsSync } from 'node:fs';
import type { FullConfig } from '@playwright/test';
import { startCommonServer } from './fixtures/common-server.js';
import { TEMPLATE_VARIABLE } from './fixtures/data-directory.js';
import { templateDirectory } from './fixtures/template.js';

/** Has every server start from a copy of one data directory, and starts the common one. */
export default async function globalSetup({ workers }: FullConfig): Promise<() => Promise<void>> {
  for (const built of ['../packages/server/dist/server.js', '../packages/widget/dist/chatbot.js']) {
    if (!existsSync(new URL(built, import.meta.url))) {
      throw new Error('The end-to-end tests run what is built: run `npm run build` first.');
    }
  }
  process.env[TEMPLATE_VARIABLE] = await templateDirectory();
  return startCommonServer(workers);
}
