import fc from 'fast-check';

/** Values that programs trip over. */
const NASTY: readonly unknown[] = [
  ...[
    '',
    '\0',
    '\ud800',
    '%ff',
    '../..',
    '{{secrets.KEY}}',
    '<script>',
    '\u202e',
    'a'.repeat(9_000),
  ],
  ...[0, -1, 1.5, 1e308, Number.MAX_SAFE_INTEGER + 2, -0],
  ...[null, true, [], {}, [[]], { __proto__: null }, Array.from({ length: 300 }, () => 'x')],
  ...['登'.repeat(2_000), '> '.repeat(2_000), '2026-02-31T25:61:00Z', 'http://[::1]:99999/'],
];
const PROTOTYPE_KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];

type Path = readonly (string | number)[];

const step = fc.record({
  at: fc.nat(),
  how: fc.constantFrom('replace', 'remove', 'add', 'nest', 'double'),
  value: fc.oneof(
    fc.constantFrom(...NASTY),
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'binary', maxLength: 40 }),
  ),
  key: fc.oneof(fc.constantFrom(...PROTOTYPE_KEYS), fc.string({ maxLength: 12 })),
  depth: fc.constantFrom(3, 70, 1_000),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** The text of one of these values with some of it changed, and now and then of its letters. */
export function mutated(values: readonly unknown[]): fc.Arbitrary<string> {
  return fc
    .record({
      value: fc.constantFrom(...values),
      steps: fc.array(step, { maxLength: 3 }),
      cut: fc.option(fc.record({ at: fc.nat(), with: fc.string({ maxLength: 3 }) }), { freq: 8 }),
    })
    .map(({ value, steps, cut }) => {
      const json = JSON.stringify(steps.reduce<unknown>(applied, value)) ?? 'null';
      if (!cut) return json;
      const at = cut.at % (json.length + 1);
      return json.slice(0, at) + cut.with + json.slice(at + 1);
    });
}

function applied(value: unknown, { at, how, value: other, key, depth }: Step): unknown {
  const places = pathsIn(value);
  const path = places[at % places.length] ?? [];
  switch (how) {
    case 'replace':
      return changed(value, path, () => other);
    case 'remove':
      return changed(value, path, () => undefined);
    case 'add':
      return changed(value, path, (old) => withKey(old, key, other));
    case 'nest':
      return changed(value, path, (old) => nested(old, depth));
    case 'double':
      return changed(value, path, (old) => (typeof old === 'string' ? old.repeat(50) : [old, old]));
  }
}

function withKey(value: unknown, key: string, entry: unknown): unknown {
  if (Array.isArray(value)) return [...(value as unknown[]), entry];
  if (typeof value !== 'object' || value === null) return { [key]: entry };
  // As JSON has it: a key of its own, whatever its name.
  return Object.defineProperty({ ...value }, key, { value: entry, enumerable: true });
}

function nested(value: unknown, depth: number): unknown {
  let result = value;
  for (let level = 0; level < depth; level++) result = level % 2 ? [result] : { a: result };
  return result;
}

/** Lists the paths of all parts of a value, the value itself included. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || path.length > 8) return [path];
  const inner = Object.entries(value).slice(0, 30);
  return [path, ...inner.flatMap(([key, entry]) => pathsIn(entry, [...path, key]))];
}

function changed(value: unknown, path: Path, change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) {
    return (value as unknown[]).map((entry, index) =>
      index === Number(key) ? changed(entry, rest, change) : entry,
    );
  }
  if (typeof value !== 'object' || value === null) return value;
  const entry = changed((value as Record<string | number, unknown>)[key], rest, change);
  return { ...value, [key]: entry };
}
