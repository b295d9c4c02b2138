import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { SUBPROTOCOL } from '@chatbot-test/shared/protocol/version.js';
import { WebSocket } from 'ws';
import { Instance } from '../../packages/server/chaos/world/instance.js';
import { CHATBOT, DASHBOARD, operatorToken } from '../../packages/server/chaos/world/operator.js';
import { temporaryFolder, testDataDirectory } from '../../packages/server/testing/database.js';
import { PostgresServer } from '../../packages/server/testing/postgres.js';
import { RedisServer } from '../../packages/server/testing/redis.js';
import { familyOf, pin, SERVER_CORE } from './machine.js';
import { Waits } from './peers.js';
import type { Ending, System } from './system.js';

/** Our server, with its refusals counted by code, as overload needs them. */
export interface OurSystem extends System {
  readonly refused: Map<string, number>;
  /** Port that it listens on, on this machine. */
  readonly port: number;
}

/** Rates by session are for people; here one client sends as fast as it can. */
export const ENGINE = {
  sends: { burst: 1e6, perSecond: 1e6 },
  frames: { burst: 1e6, perSecond: 1e6 },
  unansweredMessages: 1e6,
  warningMs: null,
};

/** All of the server, embedded or with Postgres and Redis, whose CPU is counted with it. */
export async function startOurs(
  t: Ending,
  provider: string,
  kind: 'embedded' | 'Postgres and Redis',
): Promise<OurSystem> {
  const shared = kind !== 'embedded';
  const before = new Set(familyOf(process.pid));
  const postgres = shared ? await PostgresServer.start(t) : null;
  const redis = shared ? await RedisServer.start(t) : null;
  const instance = await Instance.start(t, {
    modelUrl: provider,
    databaseUrl: postgres?.url ?? null,
    redisUrl: redis?.url ?? null,
    dataDir: shared ? await temporaryFolder(t) : await testDataDirectory(t),
    engine: ENGINE,
  });
  const pids = () => {
    const family = familyOf(process.pid).filter((pid) => pid !== process.pid && !before.has(pid));
    return family.length > 0 ? family : [instance.pid];
  };
  for (const pid of pids()) pin(pid, SERVER_CORE);
  const refused = new Map<string, number>();
  return {
    name: `ours, ${kind}`,
    pids,
    databases: () => {
      const own = new Set(familyOf(instance.pid));
      return pids().filter((pid) => !own.has(pid));
    },
    refused,
    port: instance.port,
    connect: (onText) => connect(instance, refused, onText),
  };
}

/** A client of one of our servers. */
export async function connect(
  { port }: Instance,
  refused: Map<string, number>,
  onText: (text: string) => void,
) {
  const url = `ws://127.0.0.1:${port}/v1/chatbots/${CHATBOT}/test`;
  const socket = new WebSocket(url, [SUBPROTOCOL], { origin: DASHBOARD, perMessageDeflate: false });
  await once(socket, 'open');
  const waits = new Waits();
  /** Replies that have ended: one of which no news came is in what the client recovers. */
  const ended = new Set<string>();
  const end = (replyId: string) => {
    if (ended.has(replyId)) return;
    ended.add(replyId);
    waits.hear('done');
  };
  const acks = new Map<string, { resolve: () => void; reject: (error: Error) => void }>();
  socket.on('message', (data: Buffer) => {
    const frame = JSON.parse(data.toString()) as ServerFrame;
    switch (frame.type) {
      case 'delta':
        onText(frame.text);
        break;
      case 'ack':
        acks.get(frame.cid)?.resolve();
        acks.delete(frame.cid);
        break;
      case 'done':
        end(frame.message.id);
        break;
      case 'recovered':
        for (const { role, id } of frame.recovery.messages) if (role === 'bot') end(id);
        break;
      case 'error': {
        const { code } = frame.problem;
        refused.set(code, (refused.get(code) ?? 0) + 1);
        if (frame.cid !== undefined) acks.get(frame.cid)?.reject(new Error(code));
        break;
      }
      default:
        waits.hear(frame.type);
    }
  });
  const welcomed = waits.next('welcome');
  socket.send(JSON.stringify({ type: 'hello', token: operatorToken(), fresh: true }));
  await welcomed;
  return {
    send: () => {
      const cid = randomUUID();
      const acked = new Promise<void>((resolve, reject) => acks.set(cid, { resolve, reject }));
      socket.send(JSON.stringify({ type: 'send', cid, text: 'How long do I have to return it?' }));
      return acked;
    },
    done: () => waits.next('done'),
    close: () => socket.terminate(),
  };
}
