import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import t from 'tap';
import { ConversationServer, DASHBOARD } from '../../../testing/sessions/conversation-server.js';
import { HttpClient } from '../../../testing/sessions/http-client.js';

/** 20 MB in all: more than the kernel's buffers hold. */
const PIECES = 40;
const PIECE = 'x'.repeat(512 * 1024);

await t.test(
  '[8.6] a stream that nobody reads keeps little waiting, and is closed in time (P-SLOW-1)',
  async (t) => {
    const settings = { stuckMs: 500, replyLength: 2 * PIECES * PIECE.length };
    const server = await ConversationServer.start(t, settings);
    server.service.byHand();
    const sockets: Socket[] = [];
    server.app.server.on('connection', (socket) => sockets.push(socket));
    const page = new HttpClient({
      url: `${server.url}/v1/chatbots/shop/test`,
      token: server.tokenFor(),
      origin: DASHBOARD,
    });
    await page.hello({ fresh: true });
    const [stream] = sockets;
    if (!stream) throw new Error('There is no connection.');
    page.stall();
    await page.carryOut([{ type: 'send', cid: 'a', text: 'One' }]);
    const reply = await server.service.nextReply();
    const closed = once(stream, 'close');
    let most = 0;
    for (let piece = 0; piece < PIECES; piece++) {
      reply.say(PIECE);
      // A piece is sent on its own.
      await delay(20);
      most = Math.max(most, stream.writableLength);
    }
    t.ok(most < 4 * PIECE.length, `at most ${most} bytes wait`);
    await closed;
    t.pass('its connection is closed');
    const other = await server.open({ fresh: true });
    other.write({ type: 'ping' });
    await other.next('pong');
  },
);
