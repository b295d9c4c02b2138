import { EgressBody, type TakePiece } from '../../egress/egress-body.js';

/** Most bytes of an error that are read. */
const ERROR_BYTES = 64 * 1024;
/** Longest time for which an error is read, in ms: some have no end. */
const ERROR_MS = 2_000;

/** The beginning of a body as text; what was there when it broke off, or went on for too long. */
export async function readText(
  body: EgressBody | AsyncIterable<Uint8Array> | null,
  most = ERROR_BYTES,
): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  const take = (piece: Uint8Array) => {
    text += decoder.decode(piece, { stream: true });
    bytes += piece.byteLength;
    return bytes >= most;
  };
  try {
    if (body instanceof EgressBody) await readFor(ERROR_MS, body, take);
    else for await (const piece of body ?? []) if (take(piece)) break;
  } catch {
    // What an endpoint says of its own failure may break off too.
  }
  return text;
}

/** Reads a body for at most this time, and gives up the rest. */
async function readFor(ms: number, body: EgressBody, take: TakePiece): Promise<void> {
  const timer = setTimeout(() => body.cancel(), ms);
  try {
    await body.read(take);
  } finally {
    clearTimeout(timer);
  }
}
