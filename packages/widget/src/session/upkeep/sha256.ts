/** SHA-256 of the text's UTF-8, hexadecimal; null on pages without HTTPS, which have no means to. */
export function sha256(text: string): Promise<string> | null {
  const { subtle } = crypto as Partial<Crypto>;
  if (!subtle) return null;
  return subtle
    .digest('SHA-256', new TextEncoder().encode(text))
    .then((digest) =>
      Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(''),
    );
}
