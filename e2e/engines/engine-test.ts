import { expect, test as base } from '@playwright/test';
import { Api } from '../fixtures/api.js';
import { Gateway } from '../fixtures/gateway.js';
import { JWT_SECRET, operatorToken } from '../fixtures/operator-token.js';
import { preparedDataDirectory, removeFolder } from '../fixtures/data-directory.js';
import { ServerProcess } from '../fixtures/server-process.js';
import type { Engine, EngineBrowser } from './drivers/driver.js';
import { startBrowser } from './drivers/start-browser.js';
import { HostPage } from './host-page.js';
import { Model } from './model.js';
import { Tab } from './tab.js';

/** All that the tests of one worker share. */
interface WorkerFixtures {
  /** Set by the project: each of these tests runs in every engine. */
  engine: Engine;
  engineBrowser: EngineBrowser;
  model: Model;
  /** A site elsewhere that may embed the chatbots `shop` and `shop-model`, and be a dashboard. */
  host: HostPage;
  /** Gateway between the browser and the server. */
  gateway: Gateway;
  /** The server's address, for browsers; `model` answers for its chatbot `shop-model`. */
  origin: string;
  server: ServerProcess;
  api: Api;
  /** A JWT for the dashboard. */
  token: string;
}

interface Fixtures {
  /** An empty tab, of whose page nothing may be complained about. */
  tab: Tab;
}

/** A server, a site elsewhere, and a browser of any engine. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  engine: ['chromium', { option: true, scope: 'worker' }],
  engineBrowser: [
    async ({ engine }, use) => {
      const browser = await startBrowser(engine);
      await use(browser);
      await browser.end();
    },
    { scope: 'worker' },
  ],
  model: [
    async ({}, use) => {
      const model = await Model.start();
      await use(model);
      model.end();
    },
    { scope: 'worker' },
  ],
  host: [
    async ({}, use) => {
      const host = await HostPage.start();
      await use(host);
      host.end();
    },
    { scope: 'worker' },
  ],
  gateway: [
    async ({}, use) => {
      const gateway = await Gateway.start('all');
      await use(gateway);
      await gateway.end();
    },
    { scope: 'worker' },
  ],
  token: [
    async ({}, use) => {
      await use(operatorToken({ tenant: 'demo', sub: 'engine-operator' }));
    },
    { scope: 'worker' },
  ],
  server: [
    async ({ gateway, host }, use) => {
      const dataDir = await preparedDataDirectory();
      const env = {
        JWT_SECRET,
        PUBLIC_URL: gateway.origin,
        ALLOWED_ORIGINS: host.origin,
        EGRESS_ALLOW: '127.0.0.1',
      };
      const server = await ServerProcess.start({ dataDir, env });
      await use(server);
      await server.end();
      await removeFolder(dataDir);
    },
    { scope: 'worker' },
  ],
  api: [
    async ({ server, gateway, host, model, token }, use) => {
      gateway.lead(server.port);
      const api = new Api(server.origin, token);
      const allowedOrigins = [host.origin];
      const { provider } = model;
      await api.edit('shop', (config) => ({ ...config, allowedOrigins }));
      await api.edit('shop-model', (config) => ({ ...config, allowedOrigins, provider }));
      await Promise.all([api.publish('shop'), api.publish('shop-model')]);
      await use(api);
    },
    { scope: 'worker' },
  ],
  // The server has to be there.
  origin: [
    async ({ gateway, api }, use) => {
      await use(api && gateway.origin);
    },
    { scope: 'worker' },
  ],
  tab: async ({ engine, engineBrowser }, use) => {
    const driver = await engineBrowser.open();
    try {
      const tab = new Tab(engine, driver);
      await use(tab);
      const complaints = await tab.run(() => globalThis.complaints);
      expect(complaints, 'what the page complained about').toEqual([]);
    } finally {
      await driver.end();
    }
  },
});

export { expect } from '@playwright/test';
