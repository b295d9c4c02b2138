import fc from 'fast-check';
import t from 'tap';
import { formatOf, wireEvents } from './wire-events.js';

/** A body that arrives in pieces of these lengths, over and over. */
function body(text: string, lengths: readonly number[] = [1]): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  let at = 0;
  let turn = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      const length = lengths[turn++ % lengths.length] ?? 1;
      controller.enqueue(bytes.subarray(at, at + length));
      at += length;
    },
  });
}

async function read(text: string, format: Parameters<typeof wireEvents>[1], lengths?: number[]) {
  const values: unknown[] = [];
  for await (const { value } of wireEvents(body(text, lengths), format, 'host')) values.push(value);
  return values;
}

await t.test('[1.3] events are read the same however the bytes are cut', async (t) => {
  const values = [{ text: 'Grüße 🌲' }, { text: 'two\nlines' }, { n: 1 }];
  const lines = values.map((value) => `${JSON.stringify(value)}\n`).join('');
  const sse = `: hello\n\n${values.map((v) => `event: x\ndata: ${JSON.stringify(v)}\n\n`).join('')}`;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
      async (lengths) => {
        t.same(await read(lines, 'ndjson', lengths), values);
        t.same(await read(lines.trimEnd(), 'ndjson', lengths), values, 'without a last line end');
        t.same(await read(sse, 'sse', lengths), values);
        t.same(await read(JSON.stringify(values, null, 2), 'ndjson', lengths), [values]);
        t.same((await read('Grüße 🌲', 'text', lengths)).join(''), 'Grüße 🌲');
      },
    ),
    { numRuns: 40 },
  );
});

await t.test('[1.4] the content type decides where nothing else does', (t) => {
  t.equal(formatOf('auto', 'text/event-stream; charset=utf-8'), 'sse');
  t.equal(formatOf('auto', 'application/x-ndjson'), 'ndjson');
  t.equal(formatOf('auto', 'application/json'), 'ndjson');
  t.equal(formatOf('auto', 'text/plain'), 'text');
  t.equal(formatOf('json', 'text/plain'), 'json');
  t.end();
});

await t.test('[4.5] what is no JSON is said to be none', async (t) => {
  for (const text of ['{"a": 1}\nrubbish\n', '<html>', '{"a": ']) {
    await t.rejects(read(text, 'ndjson'), { code: 'service-unreadable' }, text);
  }
  t.same(await read('data: [DONE]\n\n', 'sse'), ['[DONE]'], 'an event may be no JSON');
  t.same(await read('', 'json'), []);
});
