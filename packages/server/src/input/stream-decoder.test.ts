import fc from 'fast-check';
import t from 'tap';
import { streamDecoder } from './stream-decoder.js';

/** Characters of one to four bytes, marks of byte order, and bytes that are none of UTF-8. */
const BYTES = [
  ...['a', 'é', '€', '🌲', '\ufeff'].map((text) => [...Buffer.from(text)]),
  [0xff],
  [0xe2],
];

await t.test('[1.3] bytes become the same text in whatever pieces they come', (t) => {
  const bytes = fc.array(fc.constantFrom(...BYTES)).map((parts) => Uint8Array.from(parts.flat()));
  const lengths = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 8 });
  fc.assert(
    fc.property(bytes, lengths, (all, cuts) => {
      const decoder = streamDecoder('');
      let text = '';
      let at = 0;
      for (const length of cuts) {
        text += decoder.write(all.subarray(at, at + length));
        at += length;
      }
      text += decoder.write(all.subarray(at)) + decoder.end();
      t.equal(text, new TextDecoder().decode(all));
    }),
    { numRuns: 500 },
  );
  t.end();
});
