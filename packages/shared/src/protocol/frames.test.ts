import { createHash } from 'node:crypto';
import t from 'tap';
import type { TSchema } from 'typebox';
import Value from 'typebox/value';
import { GOLDEN_CLIENT_FRAMES } from '../testing/golden-client-frames.js';
import { GOLDEN_SERVER_FRAMES } from '../testing/golden-server-frames.js';
import { ClientFrame } from './client-frames.schema.js';
import { parseServerFrame } from './guard.js';
import { LIMITS } from './limits.js';
import { ServerFrame } from './server-frames.schema.js';

const clientFrames: readonly ClientFrame[] = Object.values(GOLDEN_CLIENT_FRAMES).flat();
const serverFrames: readonly ServerFrame[] = Object.values(GOLDEN_SERVER_FRAMES).flat();

/** Sends a frame over the wire, and returns what the other side reads. */
function wired(frame: unknown): Record<string, unknown> {
  return JSON.parse(JSON.stringify(frame)) as Record<string, unknown>;
}

function accepts(schema: TSchema, frame: unknown): boolean {
  return Value.Check(schema, frame);
}

t.test('[8.4] recorded frames of this version are still understood', async (t) => {
  for (const frame of clientFrames)
    t.ok(accepts(ClientFrame, wired(frame)), `client: ${frame.type}`);
  for (const frame of serverFrames) {
    t.ok(accepts(ServerFrame, wired(frame)), `server: ${frame.type}`);
    t.same(parseServerFrame(JSON.stringify(frame)), wired(frame), `browser: ${frame.type}`);
  }
});

t.test('[8.4] fields that a later version may add are skipped', async (t) => {
  const later = (frame: object) => wired({ ...frame, later: { any: ['thing'] } });
  for (const frame of clientFrames) t.ok(accepts(ClientFrame, later(frame)), frame.type);
  for (const frame of serverFrames) {
    t.ok(accepts(ServerFrame, later(frame)), frame.type);
    t.ok(parseServerFrame(JSON.stringify(later(frame))), frame.type);
  }
});

t.test(
  '[8.3] a frame without a field that it needs, or with another type, is refused',
  async (t) => {
    const optional = new Set([
      'feedback.reason',
      'token',
      'sessionId',
      'fresh',
      'ends',
      'cursor',
      'seen',
      'visitor',
      'identity',
      'after',
    ]);
    const optionalThere = new Set([
      'error.cid',
      'feedback.reason',
      'error.ref',
      'pong.epoch',
      'pong.seq',
    ]);
    const cases: readonly [TSchema, readonly object[], ReadonlySet<string>][] = [
      [ClientFrame, clientFrames, optional],
      [ServerFrame, serverFrames, new Set(['token'])],
    ];
    for (const [schema, frames, skip] of cases) {
      for (const frame of frames) {
        for (const field of Object.keys(frame)) {
          const { [field]: _, ...rest } = wired(frame);
          const name = `${String(rest['type'])}.${field}`;
          if (!skip.has(field) && !optionalThere.has(name)) {
            t.notOk(accepts(schema, rest), `no ${name}`);
          }
          // A page may be empty.
          const list = name === 'page.messages' ? {} : [];
          for (const wrong of [null, list, -1.5]) {
            t.notOk(
              accepts(schema, { ...rest, [field]: wrong }),
              `${name}: ${JSON.stringify(wrong)}`,
            );
          }
        }
      }
    }
  },
);

t.test('[8.3] values past a limit are refused', async (t) => {
  const cursor = { epoch: 1, seq: 1, replies: [] };
  const reply = { replyId: 'r', gen: 1, offset: 0 };
  const frames: Record<string, unknown> = {
    'an empty message': { type: 'send', cid: 'c', text: '' },
    'a long message': { type: 'send', cid: 'c', text: 'x'.repeat(LIMITS.textLength + 1) },
    'an empty id': { type: 'send', cid: '', text: 'x' },
    'a long id': { type: 'send', cid: 'c'.repeat(65), text: 'x' },
    'an id with other characters': { type: 'stop', replyId: "r'; drop table" },
    'a reset before the first epoch': { type: 'reset', epoch: 0 },
    'an input of a visitor that is a list': { type: 'identify', visitor: { inputs: { a: [] } } },
    'an input whose name is a template': { type: 'identify', visitor: { inputs: { '{{a}}': 1 } } },
    'too many inputs': {
      type: 'identify',
      visitor: { inputs: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`a${i}`, i])) },
    },
    'an e-mail address that is none': { type: 'identify', visitor: { email: 'a'.repeat(255) } },
    'a cursor before the start': { type: 'recover', cursor: { ...cursor, seq: -1 } },
    'a cursor between two messages': { type: 'recover', cursor: { ...cursor, seq: 0.5 } },
    'a cursor of too many replies': {
      type: 'recover',
      cursor: { ...cursor, replies: Array(33).fill(reply) },
    },
    'a long token': { type: 'hello', token: 'x'.repeat(3_001) },
    'a long page address': { type: 'hello', visitor: { pageUrl: 'x'.repeat(2_001) } },
    'an unknown type': { type: 'eval', text: '1' },
    'no type': { text: 'hello' },
    'a list': [{ type: 'ping' }],
    'a word': 'ping',
    nothing: null,
  };
  for (const [what, frame] of Object.entries(frames)) t.notOk(accepts(ClientFrame, frame), what);
  t.ok(accepts(ClientFrame, { type: 'send', cid: 'c', text: 'x'.repeat(LIMITS.textLength) }));
});

t.test('[8.4] the length and hash of a recorded reply prove its text', async (t) => {
  const texts = ['You have **30 days** from delivery [1].', '', 'Versandkosten: 4,90 € 📦'];
  for (const [i, { length, sha256 }] of GOLDEN_SERVER_FRAMES.done.entries()) {
    const text = texts[i] ?? '';
    t.equal(length, text.length, 'UTF-16 code units');
    t.equal(sha256, createHash('sha256').update(text, 'utf8').digest('hex'));
  }
});
