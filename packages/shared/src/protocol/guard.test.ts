import fc from 'fast-check';
import t from 'tap';
import { EMPTY_CONVERSATION } from '../conversation/conversation.js';
import { reduce } from '../conversation/reduce.js';
import { buildConversation } from '../testing/builders.js';
import { GOLDEN_SERVER_FRAMES } from '../testing/golden-server-frames.js';
import { holds } from '../testing/property.js';
import { parseServerFrame } from './guard.js';

t.test('[8.3] rubbish is no frame', async (t) => {
  const rubbish = [
    '',
    ' ',
    'null',
    'true',
    '5',
    '"ack"',
    '[]',
    '[{"type":"pong"}]',
    '{}',
    '{"type":null}',
    '{"type":["pong"]}',
    '{"type":"later"}',
    '{"type":"pong"',
    '\u0000',
    '<html>502 Bad Gateway</html>',
  ];
  for (const data of rubbish) t.equal(parseServerFrame(data), null, data);
  for (const data of [undefined, null, 5, { type: 'pong' }, new ArrayBuffer(8)]) {
    t.equal(parseServerFrame(data), null, 'not text');
  }
});

t.test('[8.3] names of the prototype are no frame types', async (t) => {
  for (const type of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf']) {
    t.equal(parseServerFrame(JSON.stringify({ type })), null, type);
  }
  const data = '{"type":"recovered","__proto__":{"recovery":{"messages":[],"replies":[]}}}';
  t.equal(parseServerFrame(data), null, 'fields of a prototype do not count');
});

t.test('[8.3] a frame that lacks what the reducer reads is no frame', async (t) => {
  const frames = [
    { type: 'recovered', recovery: null },
    { type: 'recovered', recovery: [] },
    { type: 'recovered', recovery: { messages: null, replies: [] } },
    { type: 'recovered', recovery: { messages: [null], replies: [] } },
    { type: 'recovered', recovery: { messages: [], replies: ['x'] } },
    { type: 'message', epoch: 1, message: null, replyId: 'r' },
    { type: 'delta', replyId: 'r', gen: 1, offset: '0', text: 'x' },
    { type: 'delta', replyId: 'r', gen: 1, offset: 0, text: { length: 3 } },
    { type: 'ack', cid: 'c', messageId: 'm' },
  ];
  for (const frame of frames) {
    t.equal(parseServerFrame(JSON.stringify(frame)), null, JSON.stringify(frame));
  }
});

/** Recorded frames in which some fields are anything at all. */
const damaged = fc
  .tuple(
    fc.constantFrom(...Object.values(GOLDEN_SERVER_FRAMES).flat()),
    fc.dictionary(
      fc.constantFrom(
        'cid',
        'replyId',
        'epoch',
        'seq',
        'gen',
        'offset',
        'text',
        'message',
        'length',
      ),
      fc.oneof(fc.jsonValue(), fc.integer(), fc.string(), fc.constant('reply-4')),
      { maxKeys: 2 },
    ),
    fc.option(
      fc.record({
        messages: fc.array(fc.dictionary(fc.constantFrom('seq', 'role', 'cid'), fc.jsonValue())),
        replies: fc.array(
          fc.dictionary(fc.constantFrom('replyId', 'gen', 'offset', 'text'), fc.jsonValue()),
        ),
      }),
      { nil: undefined },
    ),
  )
  .map(([frame, fields, recovery]) =>
    JSON.stringify({ ...frame, ...fields, ...(recovery && { recovery }) }),
  );

t.test('[8.3] whatever passes the guard, the reducer does not throw', async (t) => {
  const replies = [{ replyId: 'reply-4', replyTo: 'message-3', gen: 1, text: 'You' }];
  let passed = 0;
  holds(
    t,
    fc.property(damaged, (data) => {
      const frame = parseServerFrame(data);
      if (!frame) return;
      passed += 1;
      reduce(EMPTY_CONVERSATION, frame);
      reduce(buildConversation({ replies }), frame);
    }),
    3_000,
  );
  t.ok(passed > 300, `${passed} of them were frames`);
});
