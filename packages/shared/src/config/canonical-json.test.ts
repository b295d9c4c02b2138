import fc from 'fast-check';
import t from 'tap';
import { holds } from '../testing/property.js';
import { canonicalJson } from './canonical-json.js';

t.test('[5.2] equal values have equal text, whatever the order of their keys', async (t) => {
  t.equal(
    canonicalJson({ b: [1, { d: null, c: 'é' }], a: true }),
    '{"a":true,"b":[1,{"c":"é","d":null}]}',
  );
  const shuffled = fc
    .jsonValue()
    .chain((value) =>
      fc.infiniteStream(fc.boolean()).map((coins) => [value, reordered(value, coins)] as const),
    );
  holds(
    t,
    fc.property(shuffled, ([a, b]) => canonicalJson(a) === canonicalJson(b)),
  );
});

t.test('[5.2] the text is JSON of the same value', async (t) => {
  holds(
    t,
    fc.property(fc.jsonValue(), (value) => {
      t.same(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
    }),
    50,
  );
});

t.test('[5.2] keys are sorted by UTF-16 code units and absent fields are left out', async (t) => {
  // The example of RFC 8785, 3.2.3.
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6'];
  const sorted = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33'];
  const text = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])));
  t.same(Object.keys(JSON.parse(text) as object).sort(), [...sorted].sort());
  t.equal(text, `{${sorted.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`);
  t.equal(canonicalJson({ a: undefined, b: [undefined] }), '{"b":[null]}');
  t.equal(
    canonicalJson([1e21, 0.000001, -0, 333333333.3333333]),
    '[1e+21,0.000001,0,333333333.3333333]',
  );
});

/** The same value with the keys of its objects turned round where a coin says so. */
function reordered(value: unknown, coins: fc.Stream<boolean>): unknown {
  if (Array.isArray(value)) return value.map((item) => reordered(item, coins));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, field]) => [key, reordered(field, coins)]);
  const { value: turn } = coins.next();
  return Object.fromEntries(turn ? entries.reverse() : entries);
}
