import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';

/** Most bytes of an error that are read. */
const ERROR_BYTES = 64 * 1024;
/** Most bytes of a reply: far more than the longest takes, with each word in a chunk of its own. */
const REPLY_BYTES = 16 * 1024 * 1024;

/** A reply's body that fails where it goes on for longer than any reply does. */
export function limitedBody(
  body: ReadableStream<Uint8Array> | null,
  most = REPLY_BYTES,
): ReadableStream<Uint8Array> | null {
  let bytes = 0;
  const count = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > most) throw new CodedError('service-too-long');
      controller.enqueue(chunk);
    },
  });
  return body?.pipeThrough(count) ?? null;
}

/** The beginning of a body as text; what was there when it broke off. */
export async function readText(
  body: ReadableStream<Uint8Array> | null,
  most = ERROR_BYTES,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  try {
    for await (const chunk of body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      bytes += chunk.byteLength;
      if (bytes >= most) break;
    }
  } catch {
    // What an endpoint says of its own failure may break off too.
  }
  return text;
}
