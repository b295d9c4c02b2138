import fc from 'fast-check';
import t from 'tap';
import { DeltaBatcher, gatheringMs } from './delta-batcher.js';

await t.test('the first piece goes out at once, later ones together', (t) => {
  const pieces: string[] = [];
  const batcher = new DeltaBatcher(
    () => 10_000,
    (text) => pieces.push(text),
  );
  batcher.add('a');
  t.same(pieces, ['a']);
  for (const text of ['b', 'c', 'd']) batcher.add(text);
  t.same(pieces, ['a']);
  batcher.end();
  t.same(pieces, ['a', 'bcd']);
  batcher.end();
  t.same(pieces, ['a', 'bcd']);
  t.end();
});

await t.test('what waits goes out by itself when the time has come', async (t) => {
  const pieces: string[] = [];
  const second = new Promise<void>((resolve) => {
    const batcher = new DeltaBatcher(
      () => 5,
      (text) => {
        pieces.push(text);
        if (pieces.length === 2) resolve();
      },
    );
    for (const text of ['a', 'b', 'c']) batcher.add(text);
  });
  await second;
  t.same(pieces, ['a', 'bc']);
});

await t.test(
  'the more replies are given at once, the longer pieces are gathered, within bounds',
  (t) => {
    const settings = { deltaMs: 16, deltaMsPerReply: 2, mostDeltaMs: 45 };
    const gathered = [1, 9, 21, 41, 500].map((replies) => gatheringMs(settings, replies));
    t.same(gathered, [16, 16, 40, 45, 45]);
    t.same(gatheringMs({ ...settings, deltaMs: 100 }, 500), 100);
    t.end();
  },
);

await t.test('an interval that grows while a reply is given holds for its next pieces', (t) => {
  let intervalMs = 0;
  const pieces: string[] = [];
  const batcher = new DeltaBatcher(
    () => intervalMs,
    (text) => pieces.push(text),
  );
  for (const text of ['a', 'b']) batcher.add(text);
  intervalMs = 10_000;
  for (const text of ['c', 'd']) batcher.add(text);
  t.same(pieces, ['a', 'b']);
  batcher.end();
  t.same(pieces, ['a', 'b', 'cd']);
  t.end();
});

await t.test('pieces are the text, whole characters each, whatever is put in', (t) => {
  const units = fc.array(fc.string({ unit: 'binary', maxLength: 4 }), { maxLength: 30 });
  fc.assert(
    fc.property(units, fc.boolean(), (texts, isSlow) => {
      const split = texts.flatMap((text) => text.split(''));
      const pieces: string[] = [];
      const batcher = new DeltaBatcher(
        () => (isSlow ? 10_000 : 0),
        (text) => pieces.push(text),
      );
      for (const unit of split) batcher.add(unit);
      batcher.end();
      t.equal(pieces.join(''), split.join('').replaceAll('\0', '\ufffd'));
      for (const piece of pieces) if (/\p{Surrogate}|^$/u.test(piece)) t.fail(piece);
    }),
  );
  t.end();
});

await t.test('half a pair that stays alone is replaced, one for one', (t) => {
  const pieces: string[] = [];
  const batcher = new DeltaBatcher(
    () => 0,
    (text) => pieces.push(text),
  );
  for (const text of ['\ud83d', 'x\udc4b', '\ud83d']) batcher.add(text);
  batcher.end();
  t.equal(pieces.join(''), '\ufffdx\ufffd\ufffd');
  t.end();
});
