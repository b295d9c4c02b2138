import { randomUUID } from 'node:crypto';
import type { Sql } from '../../src/db/client.js';
import type { NewMessage } from '../../src/sessions/storage/message-log.js';
import type { NewSession } from '../../src/sessions/storage/session-repository.js';
import type { ReplyEnd } from '../../src/sessions/storage/reply-queue.js';

/** A row that sessions can belong to. */
export async function insertChatbot(sql: Sql, id: string, tenantId: string): Promise<void> {
  await sql`insert into chatbots (id, tenant_id, draft_revision) values (${id}, ${tenantId}, 1)`;
}

export function newSession(overrides: Partial<NewSession> = {}): NewSession {
  return {
    id: randomUUID(),
    tenantId: 'demo',
    chatbotId: 'shop',
    operatorId: 'anna',
    tokenHash: randomUUID(),
    visitor: { name: 'Ben', language: 'de' },
    idleMs: 60_000,
    ...overrides,
  };
}

export function newMessage(sessionId: string, overrides: Partial<NewMessage> = {}): NewMessage {
  return {
    sessionId,
    messageId: randomUUID(),
    replyId: randomUUID(),
    cid: randomUUID(),
    text: 'How long do I have to return an item?',
    idleMs: 60_000,
    ...overrides,
  };
}

export function newEnd(
  reply: { sessionId: string; replyId: string; gen: number },
  overrides: Partial<ReplyEnd> = {},
): ReplyEnd {
  return {
    sessionId: reply.sessionId,
    replyId: reply.replyId,
    gen: reply.gen,
    state: 'done',
    text: 'You have 30 days [1].',
    sources: [],
    revision: 1,
    problem: null,
    debug: null,
    quickReplies: [],
    details: null,
    totals: null,
    ...overrides,
  };
}
