import { setTimeout as delay } from 'node:timers/promises';
import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import t from 'tap';
import { freePort } from '../../testing/free-port.js';
import { PROXIES } from '../../testing/proxies.js';
import { startTestServer } from '../../testing/server.js';
import { HttpClient } from '../../testing/sessions/http-client.js';
import { TestClient } from '../../testing/sessions/test-client.js';

/** Longer than any time-out in the configurations of `deploy`, in ms. */
const QUIET_MS = 130_000;
const QUESTION = 'How long do returns take?';

const places = await Promise.all(
  PROXIES.map(async (proxy) => ({ proxy, port: await freePort(), away: await freePort() })),
);
const origins = places.map(({ port }) => `http://127.0.0.1:${port}`);
const server = await startTestServer(t, {
  publicUrl: `${origins[0]}/chat`,
  allowedOrigins: origins,
  trustedProxies: ['127.0.0.1'],
});
const { body } = await server.ask('/v1/chatbots', {
  method: 'POST',
  body: { config: DEFAULT_CONFIG },
});
const path = `/chat/v1/chatbots/${body.id}/test`;

t.jobs = places.length;

for (const { proxy, port, away } of places) {
  void t.test(
    `[8.10] behind ${proxy.name} a socket and a stream outlive ${QUIET_MS / 1_000} s in which nobody says a word`,
    { skip: proxy.missing, buffered: true },
    async (t) => {
      await proxy.start(t, { port, server: Number(new URL(server.url).port), away });
      const origin = `http://127.0.0.1:${port}`;
      const whose = { origin, token: server.tokenFor() };
      const socket = await TestClient.connect({
        ...whose,
        url: origin.replace('http', 'ws') + path,
      });
      await socket.hello({ fresh: true });
      const page = new HttpClient({ ...whose, url: origin + path });
      page.sessionId = (await page.hello({ fresh: true })).session.id;

      await delay(QUIET_MS);
      t.same([socket.closed, page.closed], [null, null], 'neither was cut');
      socket.send(QUESTION);
      t.equal((await socket.next('done')).message.state, 'done');
      await page.carryOut([{ type: 'send', cid: 'a', text: QUESTION }]);
      t.equal((await page.next('done')).message.state, 'done');
      await socket.close();
      page.leave();
    },
  );
}
