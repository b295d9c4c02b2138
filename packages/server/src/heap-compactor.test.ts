import t from 'tap';
import { HeapCompactor } from './heap-compactor.js';

const MB = 1_024 * 1_024;

function setUp() {
  const heap = { usedMb: 100, liveMb: 40, busy: 0.02, compacted: 0 };
  const compactor = new HeapCompactor({
    usedBytes: () => heap.usedMb * MB,
    busyShare: () => heap.busy,
    compact: () => {
      heap.usedMb = heap.liveMb;
      heap.compacted += 1;
    },
  });
  const look = (change: Partial<typeof heap>) => {
    Object.assign(heap, change);
    compactor.look();
    return heap.compacted;
  };
  return Object.assign(look, {
    /** A minute in which nothing is new. */
    rest: () => {
      const { usedMb } = heap;
      heap.usedMb = heap.liveMb;
      for (let looks = 0; looks < 12; looks++) compactor.look();
      heap.usedMb = usedMb;
    },
  });
}

await t.test('[8.6] the heap of a server that has become quiet is compacted once', async (t) => {
  const look = setUp();
  t.equal(look({ busy: 0.6 }), 0, 'not while it works');
  t.equal(look({ busy: 0.02 }), 1);
  t.equal(look({}), 1, 'nor again while nothing has happened');
});

await t.test(
  '[8.6] the heap is compacted again when it has grown, and not for a little',
  async (t) => {
    const look = setUp();
    t.equal(look({}), 1);
    t.equal(look({ usedMb: 60 }), 1, 'not within a minute');
    look.rest();
    t.equal(look({ usedMb: 47 }), 1);
    t.equal(look({ usedMb: 49 }), 2);
  },
);

await t.test('[8.6] growth is counted from the least since, whoever collected', async (t) => {
  const look = setUp();
  t.equal(look({ liveMb: 100 }), 1);
  look.rest();
  t.equal(look({ usedMb: 50 }), 1, 'V8 has collected by itself');
  t.equal(look({ usedMb: 70 }), 2);
});
