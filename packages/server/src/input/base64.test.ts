import t from 'tap';
import { decoded } from './base64.js';

await t.test(
  '[8.6] a file in base64 is decoded whole, and others have turns meanwhile',
  async (t) => {
    for (const length of [0, 1, 2, 3, 1_000, 5_000_000]) {
      const bytes = Buffer.alloc(length, 'chatbot');
      t.ok((await decoded(bytes.toString('base64'))).equals(bytes), `${length} bytes`);
      t.ok(
        (await decoded(bytes.toString('base64url'))).equals(bytes),
        `${length}, without padding`,
      );
    }
    let turns = 0;
    let isOver = false;
    const others = () => {
      turns += 1;
      if (!isOver) setImmediate(others);
    };
    setImmediate(others);
    await decoded('A'.repeat(8 * 1024 * 1024));
    isOver = true;
    t.ok(turns >= 8, `${turns} turns`);
  },
);
