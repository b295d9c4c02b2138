import { EgressBody } from '../../egress/egress-body.js';

/** Most bytes of an error that are read. */
const ERROR_BYTES = 64 * 1024;

/** The beginning of a body as text; what was there when it broke off. */
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
    if (body instanceof EgressBody) await body.read(take);
    else for await (const piece of body ?? []) if (take(piece)) break;
  } catch {
    // What an endpoint says of its own failure may break off too.
  }
  return text;
}
