import type { Provider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { Tokens, Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import type { ModelBudget, Reservation } from '../../budgets/model-budget.js';
import type { ChatbotService, ProviderService, Tell, Turn, TurnOf } from '../chatbot-service.js';
import { fallbackFor } from '../failures/fallback.js';
import type { ServiceLog } from '../service-log.js';

/** Services by kind of provider. */
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
  readonly #spending: Spending | null;

  /** @param spending null: nothing costs */
  constructor(services: ProviderServices, log: ServiceLog, spending: Spending | null = null) {
    this.#services = services;
    this.#log = log;
    this.#spending = spending;
  }

  async reply(turn: Turn, tell: Tell, signal: AbortSignal): Promise<void> {
    let reservation: Reservation | null = null;
    let used: Tokens | null = null;
    let length = 0;
    try {
      reservation = await this.#reserve(turn);
      const count: Tell = (event) => {
        if (event.type === 'text') length += event.text.length;
        else if (event.type === 'usage') used = event.tokens ?? used;
        tell(event);
      };
      await this.#answer(turn, count, signal);
    } catch (err) {
      const fallback = fallbackFor(err, turn.config, length > 0);
      if (signal.aborted || fallback === '') throw err;
      if (turn.mode === 'test') {
        tell({ type: 'warning', warning: fallbackUsed(fallback) });
        throw err;
      }
      const { sessionId, chatbotId, replyId: correlationId } = turn;
      const details = { err, correlationId, sessionId, chatbotId };
      this.#log.warn(details, 'a fallback answered for a failure');
      tell({ type: 'text', text: fallback });
    } finally {
      // Of a reply that was broken off nobody tells what it has used.
      reservation?.settle(tokensOf(turn, used, length));
    }
  }

  /** @throws CodedError `over-budget` */
  async #reserve(turn: Turn): Promise<Reservation | null> {
    if (!this.#spending?.costs(turn.config.provider)) return null;
    return this.#spending.budget.reserve(turn, estimateOf(turn) + LIKELY_REPLY);
  }

  #answer(turn: Turn, tell: Tell, signal: AbortSignal): Promise<void> {
    const { provider } = turn.config;
    const { knowledge, model, http } = this.#services;
    switch (provider.type) {
      case 'knowledge':
        return knowledge.reply(ofProvider(turn, provider), tell, signal);
      case 'model':
        return model.reply(ofProvider(turn, provider), tell, signal);
      case 'http':
        return http.reply(ofProvider(turn, provider), tell, signal);
    }
  }
}

/** Prices of replies, and the budget that watches over them. */
export interface Spending {
  readonly budget: ModelBudget;
  readonly costs: (provider: Provider) => boolean;
}

/** Tokens of passages and of a usual reply. */
const LIKELY_REPLY = 1_500;
/** Rule of thumb for English; a reservation need not be exact. */
const LETTERS_PER_TOKEN = 4;

const tokensIn = (length: number) => Math.ceil(length / LETTERS_PER_TOKEN);

/** Tokens as reported; otherwise estimated from the length of the reply. */
function tokensOf(turn: Turn, told: Tokens | null, length: number): number {
  if (told) return told.input + told.output;
  return length === 0 ? 0 : estimateOf(turn) + tokensIn(length);
}

/** Tokens that a service reads of a turn, about. */
function estimateOf({ text, history, config: { provider } }: Turn): number {
  const said = history.reduce((sum, message) => sum + message.text.length, text.length);
  const instructions = provider.type === 'model' ? provider.systemPrompt.length : 0;
  return tokensIn(said + instructions);
}

/** The same turn; the compiler knows then which kind of provider it is. */
function ofProvider<P extends Provider>(turn: Turn, provider: P): TurnOf<P> {
  return { ...turn, config: { ...turn.config, provider } };
}

const fallbackUsed = (fallback: string): Warning => ({
  code: 'fallback-used',
  message: `A live chatbot would have said its fallback in place of this failure: “${fallback}”`,
});
