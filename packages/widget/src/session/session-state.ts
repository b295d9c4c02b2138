import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { Partially } from '@chatbot-test/shared/config/with-changes.js';
import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import type {
  ChatbotInfo,
  SessionInfo,
} from '@chatbot-test/shared/protocol/server-frames.schema.js';

/**
 * Reason why the link is gone, as far as a page can tell: it broke, nothing came over it, it was never
 * made, or the server closed it because it stops, the token has expired, too much was sent, too
 * little was read, or it failed.
 */
export type LossReason =
  'lost' | 'silent' | 'unreachable' | 'moved' | 'expired' | 'busy' | 'slow' | 'failed';

/** State of the link to the server; views put it in words. */
export type ConnectionState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'connecting' }
  /** Open; over HTTP if sockets are blocked, by polling if streams are held back too. */
  | { readonly kind: 'open'; readonly over?: 'http' | 'polling' | undefined }
  /** Lost; the next try is at `retryAt` (ms since 1970, this client's clock). */
  | { readonly kind: 'recovering'; readonly retryAt: number; readonly reason?: LossReason }
  | { readonly kind: 'offline' }
  /** Will not connect again by itself. */
  | { readonly kind: 'failed'; readonly problem: Problem };

/** All that views render. Values are never changed in place: compare by identity. */
export interface SessionState {
  readonly connection: ConnectionState;
  readonly session: SessionInfo | null;
  /** The chatbot as saved; null until it is known. */
  readonly chatbot: ChatbotInfo | null;
  /** Test: the revision that was published last while this was open; null: none was. */
  readonly published: number | null;
  /** Unsaved changes that are to show as if they were saved. */
  readonly preview: Partially<PublicConfig> | null;
  /** `chatbot.config` with `preview` over it: what to render. */
  readonly config: PublicConfig;
  readonly conversation: Conversation;
}
