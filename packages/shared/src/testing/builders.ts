import type { ChatbotConfig, PublicConfig } from '../config/chatbot-config.schema.js';
import { DEFAULT_CONFIG, toPublicConfig } from '../config/chatbot-config.js';
import { withChanges, type Partially } from '../config/with-changes.js';
import type { Conversation } from '../conversation/conversation.js';
import type { BotMessage, ReplyDebug, UserMessage } from '../protocol/message.schema.js';
import type { ChatbotInfo, SessionInfo } from '../protocol/server-frames.schema.js';

/**
 * Valid values for tests. Each takes the fields that a test is about; the rest is fixed, so that
 * two calls with the same fields give equal values.
 */
const START = Date.UTC(2026, 2, 2, 9, 30);

/** An instant of the tests' story, `seconds` after its start. */
export function instant(seconds: number): string {
  return new Date(START + seconds * 1_000).toISOString();
}

const SHOP: ChatbotConfig = {
  ...DEFAULT_CONFIG,
  name: 'Shop helper',
  allowedOrigins: ['https://shop.example.com'],
  appearance: {
    ...DEFAULT_CONFIG.appearance,
    subtitle: 'Answers from our help pages',
    welcomeMessage: 'Hello! Ask me about orders, returns or delivery.',
    starters: ['How do I return an item?', 'When will my order arrive?'],
  },
};

/** Objects inside are changed field by field; arrays and `variables` are replaced whole. */
export function buildChatbotConfig(overrides: Partially<ChatbotConfig> = {}): ChatbotConfig {
  return withChanges(SHOP, overrides);
}

export function buildPublicConfig(overrides: Partially<PublicConfig> = {}): PublicConfig {
  return withChanges(toPublicConfig(SHOP), overrides);
}

export function buildChatbotInfo(
  overrides: Partial<Omit<ChatbotInfo, 'config'>> & { config?: Partially<PublicConfig> } = {},
): ChatbotInfo {
  const { config, ...rest } = overrides;
  return {
    id: 'shop-helper',
    revision: 1,
    fingerprint: 'a41f9c0d52b7e813',
    ...rest,
    config: buildPublicConfig(config),
  };
}

export function buildSessionInfo(overrides: Partial<SessionInfo> = {}): SessionInfo {
  return {
    id: 'session-1',
    mode: 'test',
    createdAt: instant(0),
    expiresAt: instant(30 * 60),
    expiresInMs: 30 * 60_000,
    ...overrides,
  };
}

/** Ids and time follow `seq`, so that messages of one conversation differ. */
export function buildUserMessage(overrides: Partial<UserMessage> = {}): UserMessage {
  const seq = overrides.seq ?? 1;
  return {
    role: 'user',
    id: `message-${seq}`,
    seq,
    cid: `cid-${seq}`,
    text: 'How long do I have to return an item?',
    createdAt: instant(seq),
    ...overrides,
  };
}

/** Answers the message before it, unless told otherwise. */
export function buildBotMessage(overrides: Partial<BotMessage> = {}): BotMessage {
  const seq = overrides.seq ?? 2;
  return {
    role: 'bot',
    id: `reply-${seq}`,
    seq,
    replyTo: `message-${seq - 1}`,
    gen: 1,
    state: 'done',
    text: 'You have **30 days** from delivery [1].',
    sources: [
      {
        index: 1,
        documentId: 'doc-returns',
        title: 'Returns',
        heading: 'How long you have',
        passage: 'You can return an item within 30 days of delivery.',
        url: 'https://shop.example.com/help/returns',
      },
    ],
    revision: 1,
    createdAt: instant(seq),
    ...overrides,
  };
}

/** One hit that was used and one that was not; the marks add up to `totalMs`. */
export function buildReplyDebug(overrides: Partial<ReplyDebug> = {}): ReplyDebug {
  return {
    totalMs: 142,
    firstTokenMs: 53,
    marks: [
      { name: 'queue', ms: 4 },
      { name: 'retrieval', ms: 38 },
      { name: 'prompt', ms: 1 },
      { name: 'connect', ms: 0 },
      { name: 'firstToken', ms: 10 },
      { name: 'generation', ms: 80 },
      { name: 'store', ms: 9 },
    ],
    provider: 'knowledge',
    model: null,
    tokens: { input: 112, output: 12, estimated: true },
    costUsd: null,
    hits: [
      {
        documentId: 'doc-returns',
        chunkId: 'doc-returns#0',
        title: 'Returns',
        heading: 'How long you have',
        ordinal: 0,
        passage: 'You can return an item within 30 days of delivery.',
        score: 0.91,
        rank: 1,
        used: true,
        parts: { text: { score: 0.62, rank: 1 }, trigram: { score: 0.44, rank: 2 } },
      },
      {
        documentId: 'doc-exchanges',
        chunkId: 'doc-exchanges#1',
        title: 'Exchanges',
        heading: '',
        ordinal: 1,
        passage: 'An exchange is a return and a new order.',
        score: 0.37,
        rank: 2,
        used: false,
        parts: { text: { score: 0.21, rank: 2 } },
      },
    ],
    warnings: [],
    ...overrides,
  };
}

/** A question and its answer; `seq` follows the messages unless it is given. */
export function buildConversation(overrides: Partial<Conversation> = {}): Conversation {
  const messages = overrides.messages ?? [buildUserMessage(), buildBotMessage()];
  return {
    epoch: 1,
    seq: messages.at(-1)?.seq ?? 0,
    messages,
    replies: [],
    outbox: [],
    hasMore: false,
    earlierQuestions: 0,
    gap: false,
    ...overrides,
  };
}
