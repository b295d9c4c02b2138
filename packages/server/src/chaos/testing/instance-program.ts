/**
 * A server process of the tests: all of the real one, over the real tables, with constants that
 * the test may set (`ENGINE`, JSON), a clock that may be wrong (`CLOCK_OFFSET_MS`), faults that the
 * suites have to find (each told as a message), and one chatbot in place of the demo's.
 */
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { pino } from 'pino';
import { buildApp } from '../../app.js';
import { fingerprintOf } from '../../chatbots/revision-service.js';
import { openDatabase } from '../../db/open-database.js';
import { readSettings } from '../../env.js';
import { createServices } from '../../services.js';
import type { EngineSettings } from '../../sessions/engine/settings.js';
import { plant } from './plant.js';
import { CHATBOT, DASHBOARD, SECRET, TENANT } from './operator.js';

const { ENGINE = '{}', CHAOS_LOG = 'silent', CLOCK_OFFSET_MS = '0' } = process.env;
const now = Date.now.bind(Date);
Date.now = () => now() + Number(CLOCK_OFFSET_MS);
const settings = readSettings({ ...process.env, ALLOWED_ORIGINS: DASHBOARD });
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
const services = createServices(database, settings, log, SECRET);
await database.alone(addChatbot);
const engine = JSON.parse(ENGINE) as Partial<EngineSettings>;
const app = await buildApp({ settings, jwtSecret: SECRET, log, database, services, engine });
app.addHook('onClose', () => services.liveStore.close());
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
  const fingerprint = fingerprintOf(config);
  const first = { tenantId: TENANT, chatbotId: CHATBOT, config, fingerprint, createdBy: 'chaos' };
  await chatbots.create(first);
  await chatbots.publish(TENANT, CHATBOT);
}
