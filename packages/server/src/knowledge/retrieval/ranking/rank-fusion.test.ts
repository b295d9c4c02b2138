import t from 'tap';
import { fuseRanks } from './rank-fusion.js';

const ranked = (...ids: string[]) => ids.map((id, index) => ({ id, score: 10 - index }));

t.test('what several parts rank high comes first, and keeps each part’s score and rank', (t) => {
  const fused = fuseRanks([
    { name: 'fullText', weight: 1, ranked: ranked('a', 'b', 'c') },
    { name: 'trigram', weight: 1, ranked: ranked('b', 'd') },
  ]);
  t.same(
    fused.map(({ id }) => id),
    ['b', 'a', 'd', 'c'],
  );
  t.same(fused[0]?.parts, {
    fullText: { score: 9, rank: 2 },
    trigram: { score: 10, rank: 1 },
  });
  t.same(fused[1]?.parts, { fullText: { score: 10, rank: 1 } });
  t.equal(fused[0]?.score, 1 / 12 + 1 / 11);
  t.end();
});

t.test('equal scores share a rank, and the next one follows at once', (t) => {
  const tied = [
    { id: 'a', score: 2 },
    { id: 'b', score: 2 },
    { id: 'c', score: 1 },
  ];
  const ranks = fuseRanks([{ name: 'x', weight: 1, ranked: tied }]).map(
    ({ parts }) => parts.x?.rank,
  );
  t.same(ranks, [1, 1, 2]);
  t.end();
});

t.test('a part counts by its weight, and ties are broken by id', (t) => {
  const order = (weight: number) =>
    fuseRanks([
      { name: 'x', weight: 1, ranked: ranked('a') },
      { name: 'y', weight, ranked: ranked('b') },
    ]).map(({ id }) => id);
  t.same(order(1), ['a', 'b']);
  t.same(order(2), ['b', 'a']);
  t.same(fuseRanks([]), []);
  t.end();
});
