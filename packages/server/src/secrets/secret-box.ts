import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Seals texts with AES-256-GCM (NIST SP 800-38D), each under a random 96-bit nonce and bound to its
 * context: moved to another place, what is sealed does not open. The keys are derived from the
 * server's by HKDF (RFC 5869).
 */
export class SecretBox {
  readonly #key: Buffer;
  /** Key that opens what was sealed before a rotation; null: there was none. */
  readonly #previous: Buffer | null;

  /**
   * @param secret at least 32 random characters
   * @param previous the one before it, which opens and seals no more
   */
  constructor(secret: string, previous: string | null = null) {
    this.#key = keyOf(secret);
    this.#previous = previous === null ? null : keyOf(previous);
  }

  /** @param context where the text belongs, such as the id of its row */
  seal(text: string, context: string): string {
    const iv = randomBytes(IV_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#key, iv).setAAD(Buffer.from(context));
    const data = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return `${VERSION}.${Buffer.concat([iv, cipher.getAuthTag(), data]).toString('base64url')}`;
  }

  /** Null for what was sealed with any other key, for another context, or was changed. */
  open(sealed: string, context: string): string | null {
    const text = opened(sealed, context, this.#key);
    return text ?? (this.#previous && opened(sealed, context, this.#previous));
  }
}

const keyOf = (secret: string) =>
  Buffer.from(hkdfSync('sha256', secret, '', 'chatbot secrets v1', 32));

function opened(sealed: string, context: string, key: Buffer): string | null {
  const [version, encoded = ''] = sealed.split('.');
  const bytes = Buffer.from(encoded, 'base64url');
  if (version !== VERSION || bytes.length < IV_BYTES + TAG_BYTES) return null;
  const iv = bytes.subarray(0, IV_BYTES);
  const tag = bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES);
  const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(Buffer.from(context)).setAuthTag(tag);
  try {
    const data = decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES));
    return Buffer.concat([data, decipher.final()]).toString('utf8');
  } catch {
    // The tag does not fit: Node says no more than that either.
    return null;
  }
}
