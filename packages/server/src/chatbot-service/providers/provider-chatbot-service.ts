import type { Provider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import type {
  ChatbotService,
  ProviderService,
  ServiceEvent,
  Turn,
  TurnOf,
} from '../chatbot-service.js';
import type { ServiceLog } from '../service-log.js';

/** Who answers for each kind of provider. */
export type ProviderServices = {
  readonly [Type in Provider['type']]: ProviderService<Extract<Provider, { type: Type }>>;
};

/**
 * Lets the provider answer that the chatbot is configured for. Where it fails before its first word,
 * a live chatbot says its fallback instead, if it has one. In a test the failure itself is wanted,
 * with a warning of what visitors would have read.
 */
export class ProviderChatbotService implements ChatbotService {
  readonly #services: ProviderServices;
  readonly #log: ServiceLog;

  constructor(services: ProviderServices, log: ServiceLog) {
    this.#services = services;
    this.#log = log;
  }

  async *reply(turn: Turn, signal: AbortSignal): AsyncGenerator<ServiceEvent, void> {
    let hasSpoken = false;
    try {
      for await (const event of this.#answer(turn, signal)) {
        hasSpoken ||= event.type === 'text' && event.text !== '';
        yield event;
      }
    } catch (err) {
      const fallback = turn.config.provider.fallback.trim();
      if (signal.aborted || hasSpoken || fallback === '') throw err;
      if (turn.mode === 'test') {
        yield { type: 'warning', warning: fallbackUsed(fallback) };
        throw err;
      }
      const { sessionId, chatbotId, replyId } = turn;
      this.#log.warn({ err, sessionId, chatbotId, replyId }, 'a fallback answered for a failure');
      yield { type: 'text', text: fallback };
    }
  }

  #answer(turn: Turn, signal: AbortSignal): AsyncIterable<ServiceEvent> {
    const { provider } = turn.config;
    const { knowledge, model, http } = this.#services;
    switch (provider.type) {
      case 'knowledge':
        return knowledge.reply(ofProvider(turn, provider), signal);
      case 'model':
        return model.reply(ofProvider(turn, provider), signal);
      case 'http':
        return http.reply(ofProvider(turn, provider), signal);
    }
  }
}

/** The same turn; the compiler knows then which kind of provider it is. */
function ofProvider<P extends Provider>(turn: Turn, provider: P): TurnOf<P> {
  return { ...turn, config: { ...turn.config, provider } };
}

const fallbackUsed = (fallback: string): Warning => ({
  code: 'fallback-used',
  message: `A live chatbot would have said its fallback in place of this failure: “${fallback}”`,
});
