import type { FingerprintParts } from '../chatbots/fingerprint.js';
import type { ChatbotRevision } from '../chatbots/chatbot-revision.js';
import { differences, faultsOfChain, type Receipt, type ReceiptBody } from './receipt.js';
import type { Receipts } from './receipts.js';
import type { SigningKeys } from './signing-keys.js';

/** Result of checking a receipt, and whether visitors get the same now. */
export interface Verification {
  readonly receipt: Receipt;
  readonly says: ReceiptBody;
  /** Faults of it or of those before it, in words; empty: none. */
  readonly faults: readonly string[];
  /** Differences of the live chatbot, in words; null if nothing is published. */
  readonly differs: readonly string[] | null;
}

export interface VerificationParts {
  readonly receipts: Receipts;
  readonly keys: SigningKeys;
  readonly liveOf: (chatbotId: string) => Promise<ChatbotRevision | null>;
}

/** Checks a receipt by its id. @returns null where there is none */
export async function verifyStored(
  id: string,
  { receipts, keys, liveOf }: VerificationParts,
): Promise<Verification | null> {
  const receipt = await receipts.find(id);
  if (!receipt) return null;
  const says = readBody(receipt);
  if (!says) {
    const faults = ['its text was changed and cannot be read'];
    return { receipt, says: UNREADABLE, faults, differs: null };
  }
  const [chain, known, live] = await Promise.all([
    receipts.chain(says.chatbot, says.number),
    keys.list(),
    liveOf(says.chatbot),
  ]);
  const faults = faultsOfChain(chain[0]?.id === id ? chain : [receipt], known);
  return { receipt, says, faults, differs: live && differences(says.parts, live.parts) };
}

function readBody({ body }: Receipt): ReceiptBody | null {
  try {
    return JSON.parse(body) as ReceiptBody;
  } catch {
    return null;
  }
}

const NO_PARTS: FingerprintParts = { configuration: '', knowledge: '', retrieval: '', widget: '' };
const UNREADABLE: ReceiptBody = {
  format: 1,
  chatbot: '',
  name: '',
  revision: 0,
  fingerprint: '',
  parts: NO_PARTS,
  publishedAt: '',
  testedReplies: 0,
  approvals: 0,
  policy: 'off',
  overridden: false,
  number: 0,
  previous: null,
};
