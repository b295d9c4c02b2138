import t from 'tap';
import { RecentMap } from './recent-map.js';

const numbered = (size: number) => {
  let made = 0;
  return new RecentMap(size, 1_000, () => (made += 1), 0);
};

t.test(
  '[8.4] what is in use is remembered, and nothing else for longer than it says',
  async (t) => {
    const map = numbered(10);
    t.equal(map.get('a', 0), 1);
    t.equal(map.get('a', 900), 1);
    t.equal(map.get('a', 1_500), 1, 'from the period before');
    t.equal(map.get('b', 1_600), 2);
    t.equal(map.get('a', 9_000), 3, 'forgotten');
  },
);

t.test('[8.4] it never has more than twice its size', async (t) => {
  const map = numbered(2);
  for (const key of ['a', 'b', 'c', 'd']) map.get(key, 0);
  t.equal(map.get('a', 0), 5, 'the oldest is forgotten');
  t.equal(map.get('d', 0), 4);
});
