import t from 'tap';
import Type from 'typebox';
import { Compile } from 'typebox/compile';
import { faultsOf } from './faults.js';

const Entry = Type.Union([
  Type.Object({ type: Type.Literal('a'), list: Type.Array(Type.String(), { maxItems: 3 }) }),
  Type.Object({ type: Type.Literal('b'), size: Type.Integer() }),
]);
const schema = Compile(
  Type.Object({
    name: Type.String(),
    names: Type.Optional(
      Type.Record(Type.String({ pattern: '^[a-z]+$' }), Type.Number(), {
        additionalProperties: false,
        maxProperties: 2,
      }),
    ),
    entry: Type.Optional(Entry),
  }),
);
const faults = (value: unknown) =>
  faultsOf(schema, value).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
/** Records which entries of a list or record are read. */
function counted<T extends object>(target: T): { value: T; seen: Set<string> } {
  const seen = new Set<string>();
  const value = new Proxy(target, {
    get(of, key) {
      if (typeof key === 'string' && key !== 'length') seen.add(key);
      return Reflect.get(of, key) as unknown;
    },
  });
  return { value, seen };
}

await t.test('[8.6] what is wrong is named as ever', async (t) => {
  t.same(faults({ name: 1 }), ['/name type']);
  t.same(faults({}), [' required']);
  t.ok(faults({ name: '', names: { a: 1, b: 2, c: 3 } }).includes('/names maxProperties'));
  t.ok(faults({ name: '', names: { A: 1 } }).some((fault) => fault.startsWith('/names')));
  const entry = { type: 'a', list: ['1', '2', '3', '4', '5'] };
  t.ok(faults({ name: '', entry }).includes('/entry/list maxItems'));
  t.ok(faults({ name: '', entry: { type: 'c' } }).includes('/entry/type const'));
  t.same(faults({ name: '', names: { a: 1 } }), []);
});

await t.test('[8.6] of thousands of entries no more are looked at than there may be', async (t) => {
  const names = counted(
    Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`A${index}`, {}])),
  );
  t.not(faults({ name: '', names: names.value }).length, 0);
  t.ok(names.seen.size < 10, `${names.seen.size} names`);
  const list = counted(Array.from({ length: 5_000 }, () => ({})));
  t.not(faults({ name: '', entry: { type: 'a', list: list.value } }).length, 0);
  t.ok(list.seen.size < 10, `${list.seen.size} entries`);
});
