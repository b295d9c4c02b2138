import fc from 'fast-check';
import t from 'tap';
import { editDistance } from './edit-distance.js';

t.test('one slip of the fingers is one edit', (t) => {
  for (const [a, b, distance] of [
    ['return', 'retrun', 1],
    ['adress', 'address', 1],
    ['delivary', 'delivery', 1],
    ['boots', 'boot', 1],
    ['refund', 'refund', 0],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
  ] as const) {
    t.equal(editDistance(a, b), distance, `${a}, ${b}`);
  }
  t.end();
});

t.test('it is the same both ways, and zero for equal words only', (t) => {
  const word = fc.stringMatching(/^[abc]{0,8}$/);
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b);
      return (
        distance === editDistance(b, a) &&
        (distance === 0) === (a === b) &&
        distance >= Math.abs(a.length - b.length) &&
        distance <= Math.max(a.length, b.length)
      );
    }),
  );
  t.end();
});
