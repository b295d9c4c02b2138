/**
 * A server process of the tests: all of the real one, over the real tables, with constants that
 * the test may set (`ENGINE`, JSON), a clock that may be wrong (`CLOCK_OFFSET_MS`), faults that the
 * suites have to find (each told as a message), and one chatbot in place of the demo's.
 */
import '../../src/compact-heap.js';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { pino } from 'pino';
import { buildApp } from '../../src/app.js';
import { NO_BUDGETS } from '../../src/budgets/budget-settings.js';
import { configurationHash } from '../../src/chatbots/fingerprint.js';
import { openDatabase } from '../../src/db/open-database.js';
import { readSettings } from '../../src/env.js';
import { UNLIMITED } from '../../src/limits/limit-settings.js';
import { createServices } from '../../src/services.js';
import type { EngineSettings } from '../../src/sessions/engine/settings.js';
import { plant } from '../run/plant.js';
import { CHATBOT, DASHBOARD, SECRET, TENANT } from './operator.js';

const { ENGINE = '{}', CHAOS_LOG = 'silent', CLOCK_OFFSET_MS = '0' } = process.env;
const now = Date.now.bind(Date);
Date.now = () => now() + Number(CLOCK_OFFSET_MS);
const settings = {
  ...readSettings({ ...process.env, ALLOWED_ORIGINS: DASHBOARD }),
  // All of the load comes from one address.
  limits: UNLIMITED,
  budgets: NO_BUDGETS,
};
const log = pino({ level: CHAOS_LOG }, pino.destination(2));
const { databaseUrl, dataDir } = settings;
const database = await openDatabase({
  databaseUrl,
  dataDir,
  onFailure: (error) => {
    log.fatal({ err: error }, 'the database has failed');
    process.exit(1);
  },
});
const engine = JSON.parse(ENGINE) as Partial<EngineSettings>;
const services = await createServices(database, settings, log, SECRET, engine);
await database.alone(addChatbot);
const app = await buildApp({ settings, jwtSecret: SECRET, log, database, services });
app.addHook('onClose', () => services.close());
await app.listen({ host: settings.host, port: settings.port });
process.on('SIGTERM', () => void stop());
process.on('message', (fault) => {
  plant(String(fault));
  process.send?.('planted');
});
process.send?.('ready');

async function stop(): Promise<void> {
  await app.drain.begin();
  await app.close();
  await database.close();
  process.exit(0);
}

async function addChatbot(): Promise<void> {
  const { chatbots } = services;
  if (await chatbots.find(TENANT, CHATBOT)) return;
  const config = {
    ...DEFAULT_CONFIG,
    provider: {
      type: 'model' as const,
      model: 'test',
      baseUrl: '',
      systemPrompt: '',
      knowledge: false,
      threshold: 0.5,
      temperature: 0,
      fallback: '',
    },
  };
  const configuration = configurationHash(config);
  const first = { tenantId: TENANT, chatbotId: CHATBOT, config, configuration, createdBy: 'chaos' };
  await chatbots.create(first, null);
  await chatbots.publish(TENANT, CHATBOT, 'chaos', null);
}
