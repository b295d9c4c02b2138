import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { toPublicConfig } from '@chatbot-test/shared/config/chatbot-config.js';
import type { ChatbotInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { PageReceipt } from '@chatbot-test/shared/protocol/witness.schema.js';
import type { FingerprintParts } from './fingerprint.js';

/** A chatbot as it was saved once. Never changes. */
export interface ChatbotRevision {
  readonly chatbotId: string;
  readonly tenantId: string;
  readonly revision: number;
  /** SHA-256 of all that its answers come of, hexadecimal: see docs/fingerprint.md. */
  readonly fingerprint: string;
  readonly parts: FingerprintParts;
  readonly config: ChatbotConfig;
  /** Number of the knowledge snapshot that answers; null: the documents as they are. */
  readonly knowledge: number | null;
  /** Receipt of its publication, if the published revision was requested. */
  readonly receipt?: PageReceipt;
}

/** Mode of a session: its operator's draft, or what is published. */
export type SessionMode = 'test' | 'live';

/** The part that leaves the server for everybody. */
export function toChatbotInfo(revision: ChatbotRevision): ChatbotInfo {
  return {
    id: revision.chatbotId,
    revision: revision.revision,
    fingerprint: revision.fingerprint,
    config: toPublicConfig(revision.config),
    ...(revision.receipt && { receipt: revision.receipt }),
  };
}
