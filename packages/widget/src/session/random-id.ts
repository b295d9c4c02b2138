/**
 * 128 random bits as text. Not `crypto.randomUUID`, which plain-HTTP pages lack.
 */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
