import type { ChatbotConfig, Provider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type {
  KnownVisitor,
  Simulation,
} from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type {
  Exchange,
  Hit,
  MarkName,
  PromptMessage,
  Source,
  Tokens,
  Warning,
} from '@chatbot-test/shared/protocol/message.schema.js';

/** A note of how to go on with a reply: it outlives the process that answers. */
export interface Checkpoint {
  /** Note that the process which began the reply has saved; null if there is none. */
  readonly saved: string | null;
  /** @throws what the database throws */
  save(note: string): Promise<void>;
}

/** Reason of a signal: the reply is still wanted, and somebody else gives it. */
export const HANDED_OVER = new Error('Another process gives the reply.');

/** A question and what it takes to answer it. */
export interface Turn {
  readonly tenantId: string;
  readonly chatbotId: string;
  readonly sessionId: string;
  /** Correlation id of all that is done for the reply. */
  readonly replyId: string;
  /** Header of its requests where it is traced, as W3C's Trace Context has it. */
  readonly traceparent?: string;
  /** Number of the conversation within its session: each reset, and undoing one, begins the next. */
  readonly epoch: number;
  readonly mode: 'test' | 'live';
  readonly config: ChatbotConfig;
  /** Number of the knowledge snapshot that answers; left out: the documents as they are. */
  readonly knowledge?: number;
  /** Test only: the one document that answers; left out: all. */
  readonly documentId?: string;
  readonly text: string;
  /** Messages before this one, oldest first, bounded by the caller. */
  readonly history: readonly { readonly role: 'user' | 'bot'; readonly text: string }[];
  readonly visitor: KnownVisitor;
  /** Live: a pseudonym of the visitor's network address. */
  readonly address?: string;
  /** Left out: what is begun for the reply ends with it. */
  readonly checkpoint?: Checkpoint;
  /** Test only: what the operator wants to see fail. `empty-knowledge` is the retrieval's part. */
  readonly simulation?: Simulation;
}

/** A turn of a chatbot whose provider is of one kind. */
export type TurnOf<P extends Provider> = Turn & {
  readonly config: ChatbotConfig & { readonly provider: P };
};

/** One thing that a chatbot service tells while it answers. Only `text` is for the visitor. */
export type ServiceEvent =
  | { readonly type: 'text'; readonly text: string }
  /** The part of the work with this name has just ended; `at` is `performance.now()`. */
  | { readonly type: 'mark'; readonly name: MarkName; readonly at: number }
  | { readonly type: 'hits'; readonly hits: readonly Hit[] }
  | { readonly type: 'sources'; readonly sources: readonly Source[] }
  /** Suggested next questions, to choose from; the last such event counts. */
  | { readonly type: 'quickReplies'; readonly texts: readonly string[] }
  | {
      readonly type: 'usage';
      readonly provider: string;
      readonly model: string | null;
      /** The model that was asked for. */
      readonly requestedModel?: string;
      readonly tokens: Tokens | null;
      readonly costUsd: number | null;
      /** Host that was asked. */
      readonly endpoint?: string;
      readonly finishReason?: string | null;
    }
  /** Prompt of a model. Told in tests only. */
  | { readonly type: 'prompt'; readonly messages: readonly PromptMessage[] }
  /** Thoughts of a model before its answer. Told in tests only. */
  | { readonly type: 'thoughts'; readonly text: string }
  /** Exchanges over the wire so far, without secrets. Told in tests only. */
  | { readonly type: 'exchanges'; readonly exchanges: readonly Exchange[] }
  | { readonly type: 'warning'; readonly warning: Warning };

/** Hears what a service tells, in order, each in the step in which it is known. Does not throw. */
export type Tell = (event: ServiceEvent) => void;

/**
 * Answers a turn. The one code path of test and live: only `turn.mode` differs. Pieces are told by
 * calls and not by an iterator: each promise between the wire and the socket would be paid for every
 * piece of every reply.
 *
 * Resolves when the reply is complete. Rejects with a `CodedError` (the `service-*` and `model-*` of
 * the catalogue) when it can't be completed; what was told until then stays. When `signal` aborts,
 * it resolves soon; what goes on elsewhere for the reply is stopped then, unless the reason is
 * `HANDED_OVER`.
 */
export interface ChatbotService {
  reply(turn: Turn, tell: Tell, signal: AbortSignal): Promise<void>;
}

/** Answers the turns of the chatbots that are configured for it, on the terms of `ChatbotService`. */
export interface ProviderService<P extends Provider> {
  reply(turn: TurnOf<P>, tell: Tell, signal: AbortSignal): Promise<void>;
}

/** Tells thoughts, where there were any. */
export function tellThoughts(tell: Tell, text: string): void {
  if (text !== '') tell({ type: 'thoughts', text });
}
