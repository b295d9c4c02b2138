import type { ChatbotConfig, Provider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { Simulation, Visitor } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type {
  Exchange,
  Hit,
  MarkName,
  PromptMessage,
  Source,
  Tokens,
  Warning,
} from '@chatbot-test/shared/protocol/message.schema.js';

/** A question and what it takes to answer it. */
export interface Turn {
  readonly tenantId: string;
  readonly chatbotId: string;
  readonly sessionId: string;
  readonly replyId: string;
  readonly mode: 'test' | 'live';
  readonly config: ChatbotConfig;
  readonly text: string;
  /** What was said before, oldest first, bounded by the caller. */
  readonly history: readonly { readonly role: 'user' | 'bot'; readonly text: string }[];
  readonly visitor: Visitor;
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
  /** What to ask next, to choose from; the last such event counts. */
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
  /** What a model gets to read. Told in tests only. */
  | { readonly type: 'prompt'; readonly messages: readonly PromptMessage[] }
  /** What went over the wire so far, without secrets. Told in tests only. */
  | { readonly type: 'exchanges'; readonly exchanges: readonly Exchange[] }
  | { readonly type: 'warning'; readonly warning: Warning };

/**
 * Answers a turn. The one code path of test and live: only `turn.mode` differs.
 *
 * The stream ends when the reply is complete. It throws a `CodedError` (the `service-*` and
 * `model-*` of the catalogue) when it can't be completed; what was said until then stays. When `signal`
 * aborts, it ends soon and throws nothing.
 */
export interface ChatbotService {
  reply(turn: Turn, signal: AbortSignal): AsyncIterable<ServiceEvent>;
}

/** Answers the turns of the chatbots that are configured for it, on the terms of `ChatbotService`. */
export interface ProviderService<P extends Provider> {
  reply(turn: TurnOf<P>, signal: AbortSignal): AsyncIterable<ServiceEvent>;
}
