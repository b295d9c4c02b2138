import { existsSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import type { FullConfig } from '@playwright/test';
import { Api } from './fixtures/api.js';
import { startCommonServer } from './fixtures/common-server.js';
import { removeFolder, TEMPLATE_VARIABLE, temporaryFolder } from './fixtures/data-directory.js';
import { ServerProcess } from './fixtures/server-process.js';

const FULL = process.env['TEST_FULL'] === '1';

/** Lets the server set up a data directory once, every server starts from a copy of it; and starts the common one. */
export default async function globalSetup({ workers }: FullConfig): Promise<() => Promise<void>> {
  for (const built of ['../packages/server/dist/server.js', '../packages/widget/dist/chatbot.js']) {
    if (!existsSync(new URL(built, import.meta.url))) {
      throw new Error('The end-to-end tests run what is built: run `npm run build` first.');
    }
  }
  const template = await temporaryFolder();
  try {
    const server = await ServerProcess.start({ dataDir: template });
    await indexed(await Api.asDemoOperator(server.origin));
    await server.end('SIGTERM');
    process.env[TEMPLATE_VARIABLE] = template;
    const endCommonServer = await startCommonServer(workers);
    return async () => {
      await endCommonServer();
      await removeFolder(template);
    };
  } catch (error) {
    await removeFolder(template);
    throw error;
  }
}

/**
 * Waits until the shop's articles are found by their meaning too: every test would store the same
 * vectors otherwise. Those of the project's own docs do not come with the server; to make them
 * takes a minute, and only a full run asks for what they say.
 */
async function indexed(api: Api): Promise<void> {
  const ids = (await api.chatbotIds()).filter((id) => FULL || id !== 'docs');
  for (const end = Date.now() + 120_000; ids.length > 0 && Date.now() < end; await after(500)) {
    const id = ids[0] ?? '';
    const { indexing } = await api.documents(id);
    if (indexing === null || indexing.done === indexing.passages) ids.shift();
  }
}
