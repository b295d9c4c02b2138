import { CONNECTOR_PRESETS } from '@chatbot-test/shared/config/connector-presets.js';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t from 'tap';
import { BackgroundResponses } from '../testing/chatbot-service/background-responses.js';
import { WireServer } from '../testing/chatbot-service/wire-server.js';
import { temporaryFolder } from '../testing/database.js';
import { startPostgres, withoutPostgres } from '../testing/postgres.js';
import { endProcess } from '../testing/processes.js';
import { RedisServer, withoutRedis } from '../testing/redis.js';
import { TestClient } from '../testing/sessions/test-client.js';
import { operatorToken, SECRET } from './world/operator.js';
import { askAsOperator as ask, startServerProcess } from './world/server-process.js';

const PIECES = ['Parcels ', 'take ', 'two ', 'days.'];
const HALF = 'Parcels take ';
const skip = withoutPostgres || withoutRedis;

await t.test(
  '[1.4] [3.4] of two processes the other goes on with a reply, in a test and live, paid once each',
  { skip },
  async (t) => {
    const responses = new BackgroundResponses(PIECES, 2);
    const service = await WireServer.start(t, responses.answer);
    const preset = CONNECTOR_PRESETS.find(({ id }) => id === 'openai-responses');
    const provider = JSON.parse(
      JSON.stringify(preset?.provider).replaceAll('https://api.openai.com', service.url),
    );
    const redis = await RedisServer.start(t);
    const stores = {
      DATABASE_URL: await startPostgres(t),
      REDIS_URL: redis.url,
      SECRETS_KEY: SECRET,
      EGRESS_ALLOW: service.host,
    };
    const start = async () =>
      startServerProcess(t, { ...stores, DATA_DIR: await temporaryFolder(t) });
    const one = await start();
    const other = await start();
    const config = { ...DEFAULT_CONFIG, name: 'Connected', provider };
    const { id } = await ask(one.url, 'POST', '/v1/chatbots', { config });
    const path = `/v1/chatbots/${id}`;
    await ask(one.url, 'PUT', `${path}/secrets`, { values: { OPENAI_API_KEY: 'sk-openai-key-1' } });
    await ask(one.url, 'POST', `${path}/publish`, {});
    const before = responses.generations;

    const open = (url: string, mode: 'test' | 'live', token: string | null) => {
      const socket = `${url.replace('http', 'ws')}${path}/${mode}`;
      return TestClient.connect({ url: socket, origin: url, token });
    };
    const watchers = await Promise.all(
      (['test', 'live'] as const).map(async (mode) => {
        const client = await open(one.url, mode, mode === 'test' ? operatorToken() : null);
        const { token } = await client.hello();
        const watcher = await open(other.url, mode, token ?? operatorToken());
        await watcher.hello({ sessionId: client.sessionId });
        client.send('How long does delivery take?');
        await watcher.until(({ replies }) => replies[0]?.text === HALF, 'half of the reply');
        return watcher;
      }),
    );
    await endProcess(one.child, 'SIGKILL');
    responses.letGo();
    for (const watcher of watchers) {
      await watcher.until(({ messages }) => messages.length === 2, 'the reply');
      const [, reply] = watcher.conversation.messages;
      t.match(reply, { text: PIECES.join(''), state: 'done', gen: 2 });
    }
    t.match(watchers[0]?.conversation.messages[1], {
      debug: { warnings: [{ code: 'taken-up' }, { code: 'rejoined' }] },
    });
    t.equal(responses.generations - before, 2, 'one each');
    await Promise.all(watchers.map((watcher) => watcher.close()));
  },
);
