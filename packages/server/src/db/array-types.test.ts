import fc from 'fast-check';
import t from 'tap';
import { openTestDatabase } from '../../testing/database.js';
import { ARRAY_TYPES } from './array-types.js';

await t.test('arrays come back as they were sent', async (t) => {
  const { sql } = await openTestDatabase(t);
  const texts = fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll('\0', '')));
  await fc.assert(
    fc.asyncProperty(texts, fc.array(fc.integer()), async (words, numbers) => {
      const [row] = await sql`select ${words}::text[] as words, ${numbers}::int[] as numbers`;
      t.same(row, { words, numbers });
    }),
    { numRuns: 30 },
  );
  const [row] = await sql`
    select array['a', null, 'NULL']::text[] as some, array[true, false] as flags,
      array[1.5, -2]::float8[] as floats, '{}'::text[] as none`;
  t.same(row, { some: ['a', null, 'NULL'], flags: [true, false], floats: [1.5, -2], none: [] });
});

await t.test('arrays of what the columns hold can be sent', async (t) => {
  const { sql } = await openTestDatabase(t);
  const times = [new Date(0).toISOString(), null];
  const [row] = await sql`select ${times}::timestamptz[] as times`;
  t.same(row, { times: [new Date(0), null] });
  // Of one dimension and without a form of their own: not json, bytes, vectors or lists.
  const columns = await sql<{ name: string; array: number }[]>`
    select distinct e.typname as name, e.typarray::int as array
    from pg_attribute a join pg_class r on r.oid = a.attrelid join pg_type e on e.oid = a.atttypid
    where r.relnamespace = 'public'::regnamespace and r.relkind = 'r' and a.attnum > 0
      and e.typarray <> 0 and e.typcategory in ('S', 'N', 'B', 'D')`;
  t.ok(columns.length > 3);
  const known = Object.values(ARRAY_TYPES).map(({ to }) => to);
  t.same(
    columns.filter(({ array }) => !known.includes(array)),
    [],
  );
});
