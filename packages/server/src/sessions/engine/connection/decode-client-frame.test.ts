import fc from 'fast-check';
import { GOLDEN_CLIENT_FRAMES } from '@chatbot-test/shared/testing/golden-client-frames.js';
import t from 'tap';
import { decodeClientFrame } from './decode-client-frame.js';

await t.test('[8.4] every frame that was ever sent is still read (P-VERSION-2)', (t) => {
  for (const frame of Object.values(GOLDEN_CLIENT_FRAMES).flat()) {
    t.same(decodeClientFrame(JSON.stringify(frame)), { frame });
  }
  t.end();
});

await t.test('[8.4] fields that nobody knows are no reason to refuse a frame (P-SKIP-1)', (t) => {
  for (const frame of Object.values(GOLDEN_CLIENT_FRAMES).flat()) {
    t.match(decodeClientFrame(JSON.stringify({ ...frame, later: [1] })), { frame });
  }
  t.end();
});

await t.test('[8.3] whatever comes is a frame or a coded error, never an exception', (t) => {
  const types = ['hello', 'send', 'stop', 'reset', 'recover', 'ping', '__proto__', 'toString'];
  const odd = fc.record(
    {
      type: fc.oneof(fc.constantFrom(...types), fc.jsonValue()),
      cid: fc.oneof(fc.string(), fc.jsonValue()),
      text: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
      replyId: fc.jsonValue(),
      epoch: fc.oneof(fc.double(), fc.jsonValue()),
      cursor: fc.jsonValue(),
      token: fc.jsonValue(),
      visitor: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json(),
    odd.map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const decoded = decodeClientFrame(text);
      if ('frame' in decoded) return types.includes(decoded.frame.type);
      return ['bad-frame', 'text-too-long'].includes(decoded.error.code);
    }),
    { numRuns: 1_000 },
  );
  t.end();
});

await t.test('[8.3] nesting as deep as a frame can be does no harm', (t) => {
  const depth = 30_000;
  const nested = '['.repeat(depth) + ']'.repeat(depth);
  for (const text of [`{"type":"ping","x":${nested}}`, `{"type":"send","text":${nested}}`]) {
    t.match(decodeClientFrame(text), { error: { code: 'bad-frame' } });
  }
  t.match(decodeClientFrame('{"type":"ping","x":[[[[[[[[]]]]]]]]}'), { frame: { type: 'ping' } });
  t.end();
});

await t.test('[8.6] a frame that holds too much is refused unread (P-BAD-2)', async (t) => {
  const inputs = Object.fromEntries(Array.from({ length: 5_500 }, (_, index) => [`${index}`, {}]));
  const many = JSON.stringify({ type: 'identify', visitor: { inputs } });
  const deep = `{"type":"preview","changes":${'{"a":'.repeat(9_000)}1${'}'.repeat(9_000)}}`;
  for (const text of [many, deep]) {
    t.match(decodeClientFrame(text), {
      error: { code: 'bad-frame', message: /holds too much/ },
      isRubbish: false,
    });
  }
});
