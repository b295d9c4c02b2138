import { createHash, createPublicKey, verify } from 'node:crypto';
import { fingerprintOf, type FingerprintParts } from '../chatbots/fingerprint.js';

/** A public key as JSON Web Key (RFC 8037). */
export interface PublicKey {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
}

export interface NamedKey extends PublicKey {
  readonly kid: string;
}

/** Contents of a receipt. No names of people: anybody may read it. */
export interface ReceiptBody {
  readonly format: 1;
  readonly chatbot: string;
  readonly name: string;
  readonly revision: number;
  readonly fingerprint: string;
  readonly parts: FingerprintParts;
  /** Hash of what pages are served of the configuration; receipts of before 2026-12 have none. */
  readonly shown?: string;
  readonly publishedAt: string;
  /** Replies in tests that came of exactly this, up to then. */
  readonly testedReplies: number;
  /** Number of people who approved exactly this. */
  readonly approvals: number;
  readonly policy: 'off' | 'ask' | 'block';
  /** True if an administrator published it against the policy. */
  readonly overridden: boolean;
  /** Place in the chain, from 1. */
  readonly number: number;
  /** Id of the receipt before; null for the first. */
  readonly previous: string | null;
}

export interface Receipt {
  /** SHA-256 of the body. */
  readonly id: string;
  /** Canonical JSON of a `ReceiptBody`. */
  readonly body: string;
  /** Ed25519 over the body, base64url. */
  readonly signature: string;
  readonly keyId: string;
}

export const receiptId = (body: string) => createHash('sha256').update(body).digest('hex');

/** Checks a receipt by itself. @returns what is wrong with it, in words; empty: nothing */
export function faultsOfReceipt(receipt: Receipt, keys: readonly NamedKey[]): string[] {
  const { id, body, signature, keyId } = receipt;
  if (receiptId(body) !== id) return ['its text is not the one that its number names'];
  const key = keys.find(({ kid }) => kid === keyId);
  if (!key) return ['the key that signed it is not one of the server’s'];
  const { kty, crv, x } = key;
  const publicKey = createPublicKey({ key: { kty, crv, x }, format: 'jwk' });
  if (!verify(null, Buffer.from(body), publicKey, Buffer.from(signature, 'base64url'))) {
    return ['its signature is not of this text'];
  }
  const { fingerprint, parts } = JSON.parse(body) as ReceiptBody;
  return fingerprintOf(parts) === fingerprint ? [] : ['its fingerprint is not of its parts'];
}

/** Checks a chain. @param chain newest first, back to the first */
export function faultsOfChain(chain: readonly Receipt[], keys: readonly NamedKey[]): string[] {
  return chain.flatMap((receipt, index) => {
    const faults = faultsOfReceipt(receipt, keys);
    if (faults.length > 0)
      return faults.map((fault) => `receipt ${receipt.id.slice(0, 12)}: ${fault}`);
    const { previous, number } = JSON.parse(receipt.body) as ReceiptBody;
    const before = chain[index + 1];
    if ((before?.id ?? null) === previous && (before === undefined) === (number === 1)) return [];
    return [`receipt ${receipt.id.slice(0, 12)}: the one before it is missing or another`];
  });
}

const WORDS: Readonly<Record<keyof FingerprintParts, string>> = {
  configuration: 'its configuration, prompt or appearance',
  knowledge: 'its documents',
  retrieval: 'how its documents are searched',
  widget: 'the build of the widget',
};

/** Lists the parts that differ, in words. */
export function differences(one: FingerprintParts, other: FingerprintParts): string[] {
  const names = Object.keys(WORDS) as (keyof FingerprintParts)[];
  return names.filter((name) => one[name] !== other[name]).map((name) => WORDS[name]);
}
