import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { normalForm } from '../input/normal-form.js';

const derive = promisify(scrypt) as (text: string, salt: Buffer, bytes: number) => Promise<Buffer>;

/** End of a review link's address: its token, and proof of its passphrase, if it has one. */
export interface LinkKey {
  readonly token: string;
  readonly proof: string | null;
}

export const newLinkToken = () => randomBytes(24).toString('base64url');

export const hashOfLinkToken = (token: string) => createHash('sha256').update(token).digest('hex');

/** @returns null for what is no key */
export function readLinkKey(key: string): LinkKey | null {
  const [, token, proof = null] = /^([\w-]{32})(?:~([\w-]{43}))?$/.exec(key) ?? [];
  return token === undefined ? null : { token, proof };
}

/** Name under which guesses of a link's passphrase are counted, whatever proof comes with its token. */
export function guessesOf(key: string): string {
  return `review link ${hashOfLinkToken(readLinkKey(key)?.token ?? '')}`;
}

/** Salt and scrypt of a passphrase (RFC 7914), base64url. */
export async function sealPassphrase(passphrase: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(normalForm(passphrase, 'NFC'), salt, 32);
  return `${salt.toString('base64url')}.${hash.toString('base64url')}`;
}

export async function isPassphrase(passphrase: string, sealed: string): Promise<boolean> {
  const [salt = '', hash = ''] = sealed.split('.');
  const given = await derive(normalForm(passphrase, 'NFC'), Buffer.from(salt, 'base64url'), 32);
  return timingSafeEqual(given, Buffer.from(hash, 'base64url'));
}

/** Proof that whoever has it once said the passphrase: for as long as the link has that one. */
export function proofOf(secret: string, token: string, sealed: string): string {
  return createHmac('sha256', secret).update(`review ${token} ${sealed}`).digest('base64url');
}

export function isProof(given: string | null, expected: string): boolean {
  if (given?.length !== expected.length) return false;
  return timingSafeEqual(Buffer.from(given), Buffer.from(expected));
}
