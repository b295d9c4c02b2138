import fc from 'fast-check';
import t from 'tap';
import { formatOf, WireReader, type WireEvent, type WireFormat } from './wire-events.js';

/** Reads a text that arrives in pieces of these lengths, over and over. */
function read(text: string, format: WireFormat, lengths: readonly number[] = [1]): unknown[] {
  return readEvents(text, format, lengths).map(({ value }) => value);
}

function readEvents(text: string, format: WireFormat, lengths: readonly number[]): WireEvent[] {
  const events: WireEvent[] = [];
  const reader = new WireReader(format, 'host', (event) => {
    events.push(event);
    return false;
  });
  const bytes = new TextEncoder().encode(text);
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const length = lengths[turn % lengths.length] ?? 1;
    reader.feed(bytes.subarray(at, at + length));
    at += length;
  }
  reader.end();
  return events;
}

await t.test('[1.3] events are read the same however the bytes are cut', (t) => {
  const values = [{ text: 'Grüße 🌲' }, { text: 'two\nlines' }, { n: 1 }];
  const lines = values.map((value) => `${JSON.stringify(value)}\n`).join('');
  const sse = `: hello\n\n${values.map((v) => `event: x\ndata: ${JSON.stringify(v)}\n\n`).join('')}`;
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 }),
      (lengths) => {
        t.same(read(lines, 'ndjson', lengths), values);
        t.same(read(lines.trimEnd(), 'ndjson', lengths), values, 'without a last line end');
        t.same(read(lines, 'stream', lengths), values);
        t.same(read(sse, 'sse', lengths), values);
        t.same(read(sse, 'any', lengths), values);
        t.same(read(sse.replaceAll('\n', '\r\n'), 'sse', lengths), values);
        t.same(read(sse.replaceAll('\n', '\r'), 'sse', lengths), values);
        const named = 'event: ping\r\n\r\nevent: x\r\ndata: 1\r\n\r\nid: 7\nevent: end\n\n: x\n\n';
        t.same(read(named, 'sse', lengths), ['', 1, ''], 'a name alone is an event');
        const parts = '0:"Grüße"\nd:{"n":1}\nunknown: 1\nx: no JSON\n';
        t.same(read(parts, 'sse', lengths), ['Grüße', { n: 1 }], 'parts of a data stream');
        t.same(read(JSON.stringify(values, null, 2), 'ndjson', lengths), [values]);
        for (const text of ['Grüße 🌲', 'data', '[1] says so', '<b>Hi</b>', 'd: {x}', '{x}']) {
          t.same(read(text, 'text', lengths).join(''), text);
          t.same(read(text, 'any', lengths).join(''), text, 'text that is like nothing else');
        }
        t.same(read(`${lines}[DONE]\n`, 'any', lengths), [...values, '[DONE]']);
        const failed = `${sse}error: {"message":"Grüße"}\n\n`;
        t.match(readEvents(failed, 'sse', lengths).at(-1), {
          name: 'error',
          value: { message: 'Grüße' },
        });
        const page = '<!doctype html><title>A</title>';
        t.same(read(page, 'any', lengths), [page], 'a page is read whole');
        const close = sse.replace(': hello\n\n', '').replaceAll('\n\n', '\n').trimEnd();
        t.same(read(close, 'any', lengths), values, 'without empty lines');
        t.same(read(`${close}\ndata: {"half": `, 'sse', lengths), values, 'half an event is none');
      },
    ),
    { numRuns: 40 },
  );
  t.end();
});

await t.test('[1.3] an event that comes whole is read as one that comes byte by byte', (t) => {
  const lines = [
    '',
    '',
    'data: {"n":1}',
    'data: {"n":1}',
    'data: one',
    'data:two',
    'data',
    'data: ',
  ];
  const others = ['event: e', 'id: 7', ': comment', 'retry: 9', '0:"part"', 'data: [DONE]'];
  const line = fc.constantFrom(...lines, ...others);
  const lineEnd = fc.constantFrom('\n', '\n', '\n\n', '\n\n', '\r\n', '\r');
  const text = fc.array(fc.tuple(line, lineEnd).map((both) => both.join('')));
  const lengths = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(text, lengths, (told, cuts) => {
      const stream = told.join('');
      t.same(readEvents(stream, 'sse', cuts), readEvents(stream, 'sse', [1]));
    }),
    { numRuns: 300 },
  );
  t.end();
});

await t.test('[1.4] the content type decides where nothing else does', (t) => {
  t.equal(formatOf('auto', 'text/event-stream; charset=utf-8'), 'stream');
  t.equal(formatOf('sse', 'text/event-stream'), 'stream');
  t.equal(formatOf('auto', 'application/json'), 'any');
  t.equal(formatOf('auto', ''), 'any');
  t.equal(formatOf('json', 'text/plain'), 'json');
  t.equal(formatOf('json', 'text/html; charset=utf-8'), 'any', 'it may be a page');
  t.end();
});

await t.test('[4.5] what is no JSON is said to be none', (t) => {
  for (const text of ['{"a": 1}\nrubbish\n', '<html>', '{"a": ']) {
    t.throws(() => read(text, 'ndjson'), { code: 'service-unreadable' }, text);
  }
  t.same(read('data: [DONE]\n\n', 'sse'), ['[DONE]'], 'an event may be no JSON');
  t.same(read('', 'json'), []);
  t.end();
});

await t.test('[1.4] a text of JSON is one where the answer is called JSON', (t) => {
  const readAs = (isCalledJson: boolean) => {
    const values: unknown[] = [];
    const take = ({ value }: WireEvent) => values.push(value) < 0;
    const reader = new WireReader('any', 'host', take, { isCalledJson });
    for (const piece of ['"Hel', 'lo"']) reader.feed(Buffer.from(piece));
    reader.end();
    return values;
  };
  t.same(readAs(true), ['Hello']);
  t.same(readAs(false).join(''), '"Hello"', 'elsewhere it is a quotation');
  t.end();
});

await t.test('[1.3] who has enough is told nothing more of what has come already', (t) => {
  const values: unknown[] = [];
  const reader = new WireReader('ndjson', 'host', ({ value }) => values.push(value) === 2);
  t.notOk(reader.feed(Buffer.from('{"n":1}\n')));
  t.ok(reader.feed(Buffer.from('{"n":2}\n{"n":3}\n{"n":4}')));
  reader.end();
  t.same(values, [{ n: 1 }, { n: 2 }]);
  t.end();
});
