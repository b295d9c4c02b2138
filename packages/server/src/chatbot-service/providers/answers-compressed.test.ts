import * as zlib from 'node:zlib';
import t from 'tap';
import { startBothWays } from '../../../testing/chatbot-service/both-ways.js';
import { chunk } from '../../../testing/chatbot-service/chat-completion.js';
import type { Exchange } from '../../../testing/chatbot-service/wire-server.js';

const { check } = await startBothWays(t);

const { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } = zlib;
const events = [chunk({ content: 'Hé' }), chunk({ content: 'llo' }), chunk({}, 'stop')]
  .map((event) => `data: ${JSON.stringify(event)}\n\n`)
  .join('');
const STREAM = Buffer.from(`${events}data: [DONE]\n\n`);
const hello = { text: 'Héllo' };

/** Answers these bytes, said to be compressed so; empty: nothing is said of it. */
const bytes = (body: Buffer, coding: string) => (exchange: Exchange) => {
  exchange.beginEvents(coding === '' ? {} : { 'content-encoding': coding });
  exchange.end(body);
};

/** The frame of a text that is stored as it is (RFC 8878, section 3.1.1). */
function zstdOf(text: string): Buffer {
  const content = Buffer.from(text);
  const block = Buffer.alloc(3);
  block.writeUIntLE(content.length * 8 + 1, 0, 3);
  const size = Buffer.alloc(2);
  size.writeUInt16LE(content.length - 256);
  return Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x60]), size, block, content]);
}

await check('[1.4] a compressed answer is read by what it is, not by what it is called', [
  ['gzip', bytes(gzipSync(STREAM), 'gzip'), hello],
  ['deflate', bytes(deflateSync(STREAM), 'deflate'), hello],
  ['deflate without a header', bytes(deflateRawSync(STREAM), 'deflate'), hello],
  ['brotli', bytes(brotliCompressSync(STREAM), 'br'), hello],
  ['gzip that is not declared', bytes(gzipSync(STREAM), ''), hello],
  ['gzip that is called brotli', bytes(gzipSync(STREAM), 'br'), hello],
  ['gzip twice', bytes(gzipSync(gzipSync(STREAM)), 'gzip, gzip'), hello],
  ['gzip twice, declared once', bytes(gzipSync(gzipSync(STREAM)), 'gzip'), hello],
  ['gzip once, declared twice', bytes(gzipSync(STREAM), 'gzip, gzip'), hello],
  ['one over another', bytes(brotliCompressSync(gzipSync(STREAM)), 'gzip, br'), hello],
  ...['gzip', 'x-gzip', 'deflate', 'br', 'zstd', 'compress', 'identity', 'utf-8'].map(
    (coding) => [`${coding} in name only`, bytes(STREAM, coding), hello] as const,
  ),
  [
    'gzip byte by byte',
    async (exchange) => {
      exchange.beginEvents({ 'content-encoding': 'gzip' });
      for (const byte of gzipSync(STREAM)) {
        await new Promise((resolve) => setImmediate(resolve));
        exchange.write(Buffer.from([byte]));
      }
      exchange.end();
    },
    hello,
  ],
]);

const unreadable = { code: 'service-unreadable' };
const rubbish = Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 151 + 7) % 256));
const broken = Buffer.concat([gzipSync(STREAM).subarray(0, 12), rubbish]);
await check('[4.5] what cannot be decompressed is called unreadable', [
  [
    'zstd',
    bytes(zstdOf(STREAM.toString()), 'zstd'),
    'createZstdDecompress' in zlib ? hello : unreadable,
  ],
  ['an unknown coding', bytes(rubbish, 'compress'), unreadable],
  ['gzip that is none', bytes(rubbish, 'gzip'), unreadable],
  ['gzip that is broken', bytes(broken, 'gzip'), unreadable],
  [
    'gzip that is cut off',
    bytes(gzipSync(STREAM).subarray(0, 20), 'gzip'),
    { code: 'service-cut-off' },
  ],
]);
