import { holds } from '@chatbot-test/shared/testing/property.js';
import fc from 'fast-check';
import t from 'tap';
import { holdsTooMuch, parseJson } from './bounded-json.js';

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

await t.test('[8.6] the depth of JSON is told before it is read, whatever its texts say', (t) => {
  const isTold = fc.property(fc.json({ maxDepth: 6 }), (json) => {
    const depth = depthOf(JSON.parse(json));
    const isDeeper = (most: number) => holdsTooMuch(json, { depth: most, values: Infinity });
    return (depth === 0 || isDeeper(depth - 1)) && !isDeeper(depth);
  });
  holds(t, isTold);
  t.end();
});

await t.test(
  '[8.6] JSON that is nested too deeply or has too many values is no JSON',
  async (t) => {
    t.throws(() => parseJson('['.repeat(100_000)), SyntaxError);
    t.throws(() => parseJson(`${'[{"a":'.repeat(40)}1${'}]'.repeat(40)}`), /too much/);
    const list = JSON.stringify(Array.from({ length: 50 }, () => 1));
    t.throws(() => parseJson(list, { depth: 5, values: 40 }), /too much/);
    t.same(parseJson('{"a":"[[[[\\"{{{{,,,,"}', { depth: 1, values: 2 }), { a: '[[[["{{{{,,,,' });
  },
);
