import type { BotMessage, Problem } from '../protocol/message.schema.js';
import type { ChatbotInfo, ServerFrame } from '../protocol/server-frames.schema.js';
import type { Golden } from './golden-client-frames.js';

const CHATBOT: ChatbotInfo = {
  id: '01JQ5SZK3N5P7R9T1V3X5Z7B9D',
  revision: 3,
  fingerprint: 'a41f9c0d52b7e813',
  config: {
    name: 'Shop helper',
    language: 'en',
    appearance: {
      avatar: '/demo/shop.png',
      title: '',
      subtitle: 'Answers from our help pages',
      welcomeMessage: 'Hello! Ask me about orders, returns or delivery.',
      starters: ['How do I return an item?'],
      placeholder: 'Ask a question',
      branding: true,
      theme: 'auto',
      light: { primary: '#4f46e5', surface: '#ffffff', text: '#1b1c22' },
      dark: { primary: '#8b8cff', surface: '#17181d', text: '#ecedf2' },
      font: 'system',
      radius: 16,
      density: 'comfortable',
      bubbles: 'plain',
      launcher: { icon: 'chat', position: 'end', label: '' },
      variables: { '--chatbot-shadow': '0 8px 24px rgba(0, 0, 0, 0.2)' },
    },
  },
};

const DONE: Omit<BotMessage, 'text'> = {
  role: 'bot',
  id: '01JQ5T2B9R3KX7',
  seq: 2,
  replyTo: '01JQ5T2B9QZZZZ',
  gen: 1,
  state: 'done',
  sources: [
    {
      index: 1,
      documentId: 'returns',
      title: 'Returns',
      heading: 'How long you have',
      passage: 'You can return an item within 30 days of delivery.',
      url: null,
    },
  ],
  revision: 3,
  createdAt: '2026-03-02T09:30:02.412Z',
};

const PROBLEM: Problem = {
  code: 'service-timeout',
  message: 'The chatbot service did not answer within 30 s.',
  action: 'Try again, or check the address of the service.',
  retryable: true,
  correlationId: '01JQ5T3D1F3H5K',
};

/**
 * Frames that a server of `chatbot-test.v1` sends. Never changed, only added to. One conversation is
 * in here; {@link GOLDEN_CONVERSATION} is its order.
 */
export const GOLDEN_SERVER_FRAMES: Golden<ServerFrame> = {
  welcome: [
    {
      type: 'welcome',
      session: {
        id: '01JQ5T0F6V8X2Z4B6D8F0H2K4M',
        mode: 'test',
        createdAt: '2026-03-02T09:30:00.000Z',
        expiresAt: '2026-03-02T10:00:00.000Z',
      },
      chatbot: CHATBOT,
      recovery: { epoch: 1, seq: 0, complete: false, hasMore: false, messages: [], replies: [] },
    },
    {
      type: 'welcome',
      session: {
        id: '01JQ5T9A0C2E4G6J8M0P2R4T6V',
        mode: 'live',
        createdAt: '2026-03-02T09:30:00.000Z',
        expiresAt: '2026-03-03T09:30:00.000Z',
      },
      chatbot: CHATBOT,
      recovery: {
        epoch: 1,
        seq: 3,
        complete: false,
        hasMore: true,
        messages: [
          { ...DONE, text: 'You have **30 days** from delivery [1].' },
          {
            role: 'user',
            id: '01JQ5T4B9QYYYY',
            seq: 3,
            cid: 'c-77aa01',
            text: 'And without the box?',
            createdAt: '2026-03-02T09:31:00.001Z',
          },
        ],
        replies: [
          {
            replyId: '01JQ5T4B9R3KX8',
            replyTo: '01JQ5T4B9QYYYY',
            gen: 2,
            offset: 0,
            text: 'The original box is',
          },
        ],
      },
      token: 'b5c2e0d1f7a94c3f8e6d7a1b2c3d4e5f',
    },
  ],
  page: [
    {
      type: 'page',
      epoch: 1,
      before: 2,
      messages: [
        {
          role: 'user',
          id: '01JQ5T2B9QZZZZ',
          seq: 1,
          cid: 'c-5f0a2b',
          text: 'How long do I have to return an item?',
          createdAt: '2026-03-02T09:30:00.000Z',
        },
      ],
      hasMore: false,
    },
    { type: 'page', epoch: 2, before: 1, messages: [], hasMore: false },
  ],
  recovered: [
    {
      type: 'recovered',
      recovery: { epoch: 2, seq: 0, complete: false, hasMore: false, messages: [], replies: [] },
    },
    {
      type: 'recovered',
      recovery: {
        epoch: 1,
        seq: 1,
        complete: true,
        hasMore: false,
        messages: [],
        replies: [
          {
            replyId: '01JQ5T2B9R3KX7',
            replyTo: '01JQ5T2B9QZZZZ',
            gen: 1,
            offset: 9,
            text: '**30 days** from',
          },
        ],
      },
    },
    {
      type: 'recovered',
      recovery: {
        epoch: 1,
        seq: 3,
        complete: false,
        hasMore: true,
        earlierQuestions: 1,
        messages: [
          {
            role: 'user',
            id: '01JQ5T4B9QYYYY',
            seq: 3,
            cid: 'c-77aa01',
            text: 'And without the box?',
            createdAt: '2026-03-02T09:31:00.001Z',
          },
        ],
        replies: [],
      },
    },
  ],
  ack: [{ type: 'ack', cid: 'c-5f0a2b', messageId: '01JQ5T2B9QZZZZ', epoch: 1, seq: 1 }],
  message: [
    {
      type: 'message',
      epoch: 1,
      replyId: '01JQ5T2B9R3KX7',
      message: {
        role: 'user',
        id: '01JQ5T2B9QZZZZ',
        seq: 1,
        cid: 'c-5f0a2b',
        text: 'How long do I have to return an item?',
        createdAt: '2026-03-02T09:30:02.100Z',
      },
    },
  ],
  reply: [
    {
      type: 'reply',
      epoch: 1,
      seq: 2,
      replyId: '01JQ5T7D0R3KX1',
      replyTo: '01JQ5T2B9QZZZZ',
      replaces: '01JQ5T2B9R3KX7',
    },
  ],
  delta: [
    { type: 'delta', replyId: '01JQ5T2B9R3KX7', gen: 1, offset: 0, text: 'You' },
    { type: 'delta', replyId: '01JQ5T2B9R3KX7', gen: 1, offset: 3, text: ' have **30 days**' },
    { type: 'delta', replyId: '01JQ5T2B9R3KX7', gen: 1, offset: 20, text: ' from delivery [1].' },
  ],
  done: [
    {
      type: 'done',
      epoch: 1,
      message: {
        ...DONE,
        debug: {
          totalMs: 142.4,
          firstTokenMs: 53,
          marks: [
            { name: 'queue', ms: 4 },
            { name: 'retrieval', ms: 38.4 },
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
              documentId: 'returns',
              chunkId: 'returns#0',
              title: 'Returns',
              heading: 'How long you have',
              ordinal: 0,
              passage: 'You can return an item within 30 days of delivery.',
              score: 0.91,
              rank: 1,
              used: true,
              parts: { text: { score: 0.62, rank: 1 } },
            },
          ],
          warnings: [],
        },
      },
      length: 39,
      sha256: '0240db5259730bf399448a838b9d9235b2a8c2b7756c6b5ed9467fc735689982',
    },
    {
      type: 'done',
      epoch: 1,
      message: {
        ...DONE,
        id: '01JQ5T4B9R3KX8',
        seq: 4,
        replyTo: '01JQ5T4B9QYYYY',
        gen: 2,
        state: 'failed',
        sources: [],
        problem: PROBLEM,
      },
      length: 0,
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
    {
      type: 'done',
      epoch: 1,
      message: {
        ...DONE,
        id: '01JQ5T6C9R3KX9',
        seq: 6,
        replyTo: '01JQ5T6C9QXXXX',
        state: 'stopped',
        sources: [],
      },
      length: 24,
      sha256: 'f9293247c690ed5108aa60db03611bc123e28b3057844d463dfb28790300c1c7',
    },
    {
      type: 'done',
      epoch: 1,
      message: {
        ...DONE,
        id: '01JQ5T7D0R3KX1',
        seq: 3,
        replaces: '01JQ5T2B9R3KX7',
        quickReplies: ['And without the box?'],
      },
      length: 0,
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    },
  ],
  feedback: [
    { type: 'feedback', epoch: 1, replyId: '01JQ5T2B9R3KX7', value: 'bad' },
    { type: 'feedback', epoch: 1, replyId: '01JQ5T2B9R3KX7', value: 'none' },
    { type: 'feedback', epoch: 1, replyId: '01JQ5T2B9R3KX7', value: 'bad', reason: 'Outdated.' },
  ],
  expiring: [{ type: 'expiring', inMs: 120_000 }],
  extended: [{ type: 'extended', inMs: 1_800_000 }],
  published: [{ type: 'published', revision: 4 }],
  chatbot: [
    { type: 'chatbot', chatbot: { ...CHATBOT, revision: 4, fingerprint: '07c1' } },
    {
      type: 'chatbot',
      chatbot: {
        ...CHATBOT,
        revision: 5,
        fingerprint: '91be',
        config: { ...CHATBOT.config, imageHosts: ['images.example.com', '*.cdn.example.com'] },
      },
    },
  ],
  overrides: [
    { type: 'overrides', simulation: 'empty-knowledge', preview: '' },
    {
      type: 'overrides',
      simulation: 'none',
      preview: 'a41f9c0d52b7e813a41f9c0d52b7e813a41f9c0d52b7e813a41f9c0d52b7e813',
    },
  ],
  error: [
    { type: 'error', problem: PROBLEM, cid: 'c-5f0a2b' },
    { type: 'error', problem: PROBLEM, ref: 'stop' },
    { type: 'error', problem: { ...PROBLEM, code: 'rate-limited' } },
    {
      type: 'error',
      problem: { ...PROBLEM, code: 'rate-limited', retryAfterMs: 500 },
      cid: 'c-5f0a2b',
    },
  ],
  goaway: [{ type: 'goaway', withinMs: 3_000 }],
  pong: [{ type: 'pong' }, { type: 'pong', epoch: 1, seq: 4 }],
};

/** A question, its reply in pieces, and a change of the chatbot, in the order of the wire. */
export const GOLDEN_CONVERSATION: readonly ServerFrame[] = [
  GOLDEN_SERVER_FRAMES.welcome[0],
  GOLDEN_SERVER_FRAMES.ack[0],
  GOLDEN_SERVER_FRAMES.message[0],
  ...GOLDEN_SERVER_FRAMES.delta,
  GOLDEN_SERVER_FRAMES.done[0],
  GOLDEN_SERVER_FRAMES.chatbot[0],
];
