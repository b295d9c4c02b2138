import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import t from 'tap';
import { limitedBody } from './limited-body.js';

/** Much out of its first pieces, and many more to come. */
const body = gzipSync(
  Buffer.concat([Buffer.alloc(3_000_000, 'What is sent. '), randomBytes(1_000_000)]),
);
const limits = { declared: 'gzip', maxBytes: 10_000_000, tooLarge: () => new Error('too large') };

/** A body in pieces, with what is told when it is cancelled. */
function bodyOf(bytes: Buffer, cancelled = () => undefined as void): ReadableStream<Uint8Array> {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.subarray(at, (at += 500)));
    },
    cancel: cancelled,
  });
}

await t.test('[8.3] a compressed body that nobody wants any more ends nothing else', async (t) => {
  for (const read of [0, 1, 2]) {
    let isCancelled = false;
    const reader = limitedBody(
      bodyOf(body, () => void (isCancelled = true)),
      limits,
    ).getReader();
    const reading = reader.read();
    for (let left = read; left > 0; left--) await (left === read ? reading : reader.read());
    await reader.cancel();
    await reading;
    t.ok(isCancelled);
  }
  // What a decoder still had to give would be thrown into a stream that is closed.
  await delay(50);
});

await t.test('[8.3] a body whose pieces make nothing for long is read to its end', async (t) => {
  const text = randomBytes(400_000).toString('hex');
  const packed = gzipSync(text);
  let ended = 0;
  const read = limitedBody(bodyOf(packed), { ...limits, onEnd: () => void (ended += 1) });
  t.equal(await new Response(read).text(), text);
  t.equal(ended, 1);
  t.equal(await new Response(limitedBody(bodyOf(Buffer.alloc(0)), limits)).text(), '');
});

await t.test('[8.3] what goes wrong with a body is told once, and the rest is left', async (t) => {
  let isCancelled = false;
  const short = { ...limits, maxBytes: 100_000 };
  const large = limitedBody(
    bodyOf(body, () => void (isCancelled = true)),
    short,
  );
  await t.rejects(new Response(large).text(), { message: 'too large' });
  t.ok(isCancelled);
  const broken = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.error(new Error('connection lost')),
  });
  await t.rejects(new Response(limitedBody(broken, limits)).text(), { message: 'connection lost' });
});
