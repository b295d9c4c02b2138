/**
 * 128 random bits as text. Not `crypto.randomUUID`, which plain-HTTP pages lack.
 */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  // MooTools has an `Array.from` of its own, which calls nothing.
  return bytes.reduce((hex, byte) => hex + (byte + 256).toString(16).slice(1), '');
}
