import t from 'tap';
import { EmbeddingIndex } from './embedding-index.js';

const X = [1, 0, 0];
const Y = [0, 1, 0];
const Z = [0, 0, 1];
const vectors = (...rows: number[][]) => Float32Array.from(rows.flat());
const index = (askedAs: [string, Float32Array][] = []) =>
  new EmbeddingIndex({
    dimensions: 3,
    chunkIds: ['a0', 'a1', 'b0'],
    documentIds: ['a', 'a', 'b'],
    vectors: vectors(X, Y, Z),
    askedAs: new Map(askedAs),
  });
const order = (found: readonly { id: string }[]) => found.map(({ id }) => id);

t.test('[4.2] the nearest passage comes first, its document raises its neighbours', (t) => {
  t.same(order(index().rank(vectors(Y))), ['a1', 'a0', 'b0']);
  t.same(order(index().rank(vectors(Z))), ['b0', 'a0', 'a1']);
  t.end();
});

t.test('[4.2] another way to ask brings up its document', (t) => {
  const before = index().rank(vectors([0.8, 0, 0.6]));
  t.same(order(before)[0], 'a0');
  const after = index([['b', vectors([0.8, 0, 0.6])]]).rank(vectors([0.8, 0, 0.6]));
  t.equal(order(after)[0], 'b0');
  t.end();
});

t.test('scores stay cosines, and the memory is counted', (t) => {
  const same = index([['b', vectors(Z, Z)]]);
  t.ok(Math.abs((same.rank(vectors(Z))[0]?.score ?? 0) - 1) < 1e-6);
  t.equal(same.bytes, 3 * 3 * 4 + 2 * 3 * 4 + 3 * 4);
  t.same(
    new EmbeddingIndex({
      dimensions: 3,
      chunkIds: [],
      documentIds: [],
      vectors: vectors(),
      askedAs: new Map(),
    }).rank(vectors(X)),
    [],
  );
  t.end();
});
