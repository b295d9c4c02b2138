import type { ClientFrame } from '../protocol/client-frames.schema.js';

/** Examples of every type of a union, one or more of each. */
export type Golden<Frame extends { type: string }> = {
  readonly [Type in Frame['type']]: readonly [
    Extract<Frame, { type: Type }>,
    ...Extract<Frame, { type: Type }>[],
  ];
};

/**
 * Frames of protocol `chatbot-test.v1`, as they are on the wire: what both sides must read as
 * long as that version is served. Never changed, only added to. A frame type without an example
 * here does not compile.
 */
export const GOLDEN_CLIENT_FRAMES: Golden<ClientFrame> = {
  hello: [
    { type: 'hello', token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJl' },
    { type: 'hello' },
    {
      type: 'hello',
      token: 'b5c2e0d1f7a94c3f8e6d7a1b2c3d4e5f',
      cursor: { epoch: 1, seq: 2, replies: [] },
      visitor: { name: 'Anna', language: 'de', pageUrl: 'https://shop.example.com/cart' },
    },
    {
      type: 'hello',
      token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJl',
      sessionId: '01JQ5T0F6V8X2Z4B6D8F0H2K4M',
      cursor: {
        epoch: 2,
        seq: 7,
        replies: [{ replyId: '01JQ5T2B9R3KX7', gen: 1, offset: 120 }],
      },
    },
    { type: 'hello', token: 'eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl', fresh: true },
    {
      type: 'hello',
      token: 'eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl',
      sessionId: '01JQ5T0F6V8X2Z4B6D8F0H2K4M',
      ends: '01JQ5T9A0C2E4G6J8M0P2R4T6V',
    },
    {
      type: 'hello',
      token: 'b5c2e0d1f7a94c3f8e6d7a1b2c3d4e5f',
      visitor: { language: 'de' },
      identity: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0NzExIn0.c2lnbmF0dXJl',
    },
    {
      type: 'hello',
      visitor: { language: 'en' },
      seen: {
        fingerprint: '4f1c0d7e5b6a39281706f5e4d3c2b1a0998877665544332211ffeeddccbbaa00',
        build: '1.2.3',
        receipt: '998877665544332211ffeeddccbbaa004f1c0d7e5b6a39281706f5e4d3c2b1a0',
        verdict: 'match',
      },
    },
  ],
  send: [
    { type: 'send', cid: 'c-5f0a2b', text: 'How long do I have to return an item?' },
    {
      type: 'send',
      cid: 'V1StGXR8_Z5jdHi6B-myT',
      text: 'Versand nach Österreich? 📦\n- heute\n- morgen',
    },
    { type: 'send', cid: 'c-5f0a2c', text: 'And without the box?', after: 'c-5f0a2b' },
  ],
  stop: [{ type: 'stop', replyId: '01JQ5T2B9R3KX7' }],
  regenerate: [{ type: 'regenerate', replyId: '01JQ5T2B9R3KX7' }],
  feedback: [
    { type: 'feedback', replyId: '01JQ5T2B9R3KX7', value: 'good' },
    { type: 'feedback', replyId: '01JQ5T2B9R3KX7', value: 'none' },
    { type: 'feedback', replyId: '01JQ5T2B9R3KX7', value: 'bad', reason: 'Outdated.' },
  ],
  reset: [{ type: 'reset', epoch: 1 }],
  undo: [{ type: 'undo', epoch: 2 }],
  extend: [{ type: 'extend' }],
  identify: [
    {
      type: 'identify',
      visitor: {
        id: '4711',
        name: 'Anna',
        email: 'anna@example.com',
        inputs: { plan: 'pro', orders: 3, newsletter: false },
      },
    },
    { type: 'identify', visitor: {} },
  ],
  recover: [
    { type: 'recover', cursor: { epoch: 1, seq: 0, replies: [] } },
    {
      type: 'recover',
      cursor: { epoch: 1, seq: 3, replies: [{ replyId: '01JQ5T2B9R3KX7', gen: 0, offset: 0 }] },
    },
  ],
  earlier: [{ type: 'earlier', epoch: 1, before: 801 }],
  auth: [{ type: 'auth', token: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbm5hIn0.c2lnbmF0dXJl' }],
  simulate: [
    { type: 'simulate', simulation: 'service-error' },
    { type: 'simulate', simulation: 'none' },
  ],
  preview: [
    {
      type: 'preview',
      changes: { name: 'Shop helper', provider: { type: 'knowledge', threshold: 0.7 } },
    },
    { type: 'preview', changes: {} },
  ],
  ping: [{ type: 'ping' }],
};
