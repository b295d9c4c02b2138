import { BenchClient } from '../../../packages/server/testing/sessions/bench-client.js';
import {
  ConversationServer,
  DASHBOARD,
} from '../../../packages/server/testing/sessions/conversation-server.js';
import { openCountedDatabase } from '../../../packages/server/testing/counted-database.js';
import { insertChatbot } from '../../../packages/server/testing/sessions/sessions.js';
import { insertConversation, insertSessions } from '../insert-conversation.js';
import type { Ending } from '../system.js';

/** Medians from a send to the end of its reply, in ms. */
export interface MessageCost {
  /** Cost in a conversation of ten messages, alone in its database. */
  readonly small: number;
  /** Cost in a conversation of many messages, in a database with many sessions. */
  readonly longHistory: number;
  /** Cost in a conversation of ten messages, in a database with many sessions. */
  readonly manySessions: number;
}

export interface MessageCostPlan {
  readonly messages: number;
  readonly sessions: number;
  readonly rounds: number;
}

const SHORT = 10;
const WARM_UP = 30;
/** A person's limits do not bind a bench. */
const UNLIMITED = { burst: 1e9, perSecond: 1e9 };

/**
 * Measures whether a message costs more with a longer history or with more sessions: by turns, so
 * that other work of the machine affects all alike. Servers and client are one process.
 */
export async function messageCost(
  t: Ending,
  kind: 'embedded' | 'postgres',
  { messages, sessions, rounds }: MessageCostPlan,
): Promise<MessageCost> {
  const small = await start(t, kind, 0);
  const large = await start(t, kind, sessions);
  const clients = {
    small: await small.open(SHORT),
    longHistory: await large.open(messages),
    manySessions: await large.open(SHORT),
  };
  const names = ['small', 'longHistory', 'manySessions'] as const;
  const times = { small: [], longHistory: [], manySessions: [] } as Record<
    (typeof names)[number],
    number[]
  >;
  for (let round = -WARM_UP; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + Math.abs(round)) % names.length] ?? 'small';
      const ms = await timeOf(clients[name]);
      if (round >= 0) times[name].push(ms);
    }
  }
  for (const name of names) clients[name].close();
  return {
    small: median(times.small),
    longHistory: median(times.longHistory),
    manySessions: median(times.manySessions),
  };
}

async function start(t: Ending, kind: 'embedded' | 'postgres', sessions: number) {
  const { database } = await openCountedDatabase(t, kind);
  const { sql } = database;
  await insertChatbot(sql, 'shop', 'demo');
  if (sessions > 0) await insertSessions(sql, sessions);
  const settings = { sends: UNLIMITED, frames: UNLIMITED };
  const server = await ConversationServer.start(t, settings, database);
  const open = async (length: number) => {
    const sessionId = await insertConversation(sql, length);
    await sql`analyze`;
    return BenchClient.open({
      url: `${server.url.replace('http', 'ws')}/v1/chatbots/shop/test`,
      token: server.tokenFor(),
      origin: DASHBOARD,
      sessionId,
      cursor: { epoch: 1, seq: length },
    });
  };
  return { open };
}

async function timeOf(client: BenchClient): Promise<number> {
  const begun = performance.now();
  const done = client.done();
  await client.send('How long do I have to return it?');
  await done;
  const ms = performance.now() - begun;
  // How long storing took is stored after it.
  await new Promise((resolve) => setTimeout(resolve, 5));
  return ms;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
