import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t from 'tap';
import { openRedisStore } from '../../testing/live-store/redis-store.js';
import type { Operator } from '../operators/operator.js';
import { openTestDatabase } from '../../testing/database.js';
import { RedisServer, withoutRedis } from '../../testing/redis.js';
import { PostgresChatbotRepository } from './postgres-chatbot-repository.js';
import { RevisionService } from './revision-service.js';

const OPERATOR: Operator = {
  tenantId: 'demo',
  operatorId: 'anna',
  role: 'admin',
  chatbots: null,
  expiresAt: null,
};

await t.test('with two processes', { skip: withoutRedis }, async (t) => {
  const { sql } = await openTestDatabase(t);
  const redis = await RedisServer.start(t);
  const [one, other] = [await openRedisStore(t, redis.url), await openRedisStore(t, redis.url)];
  const repository = new PostgresChatbotRepository(sql);
  const [here, there] = [
    new RevisionService(repository, one.store),
    new RevisionService(repository, other.store),
  ];
  const { chatbotId } = await here.create(OPERATOR, { ...DEFAULT_CONFIG, name: 'First' });
  const nameThere = async () => (await there.revisionFor(chatbotId, 'test'))?.config.name;

  await t.test('[2.4] a change that one saves is at once what the other uses', async (t) => {
    t.equal(await nameThere(), 'First');
    await here.saveDraft(OPERATOR, chatbotId, { ...DEFAULT_CONFIG, name: 'Second' }, 1);
    await one.sent();
    await other.heard();
    t.equal(await nameThere(), 'Second');
    t.equal((await here.revisionFor(chatbotId, 'test'))?.config.name, 'Second');
  });

  await t.test('[8.4] who may have missed a change remembers nothing', async (t) => {
    await other.connections.subscriber.unsubscribe();
    await here.saveDraft(OPERATOR, chatbotId, { ...DEFAULT_CONFIG, name: 'Third' }, 2);
    await one.sent();
    await other.heard();
    t.equal(await nameThere(), 'Second', 'it could not know');
    const missed = new Promise<void>((resolve) => other.store.onMissed(resolve));
    await one.connections.commands.client('KILL', 'TYPE', 'PUBSUB');
    await missed;
    t.equal(await nameThere(), 'Third');
  });
});
