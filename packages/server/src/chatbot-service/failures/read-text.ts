/** Most bytes of an error that are read. */
const ERROR_BYTES = 64 * 1024;

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
