import { ERRORS } from '@chatbot-test/shared/errors/catalogue.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Hit, Source } from '@chatbot-test/shared/protocol/message.schema.js';
import { DEFAULT_SETTINGS } from '../sessions/engine/settings.js';
import { listenToService } from '../sessions/engine/reply/listen-to-service.js';
import type { ChatbotService, ServiceEvent, Turn } from './chatbot-service.js';

/** Longest time of one reply, in ms. */
const LIMIT_MS = 60_000;

/** A whole reply, to a question that was asked outside of any session. */
export interface WholeReply {
  readonly text: string;
  readonly sources: readonly Source[];
  readonly hits: readonly Hit[];
  /** Reason why there is no answer, in words; null if there is one. */
  readonly problem: string | null;
}

/** Asks a service one turn, and waits for all that it says. Does not reject. */
export async function askOnce(
  service: ChatbotService,
  turn: Turn,
  signal: AbortSignal,
): Promise<WholeReply> {
  const late = AbortSignal.timeout(LIMIT_MS);
  const terms = { signal: AbortSignal.any([signal, late]), silenceMs: LIMIT_MS };
  let [text, sources, hits]: [string, readonly Source[], readonly Hit[]] = ['', [], []];
  const hear = (event: ServiceEvent) => {
    if (event.type === 'text') {
      text += event.text;
      if (text.length > DEFAULT_SETTINGS.replyLength) throw new CodedError('service-too-long');
    } else if (event.type === 'sources') sources = event.sources;
    else if (event.type === 'hits') hits = event.hits;
  };
  try {
    await listenToService<ServiceEvent>(
      (tell) => service.reply(turn, tell, terms.signal),
      hear,
      terms,
    );
    if (late.aborted) throw new CodedError('service-timeout', { seconds: LIMIT_MS / 1_000 });
    return { text, sources, hits, problem: null };
  } catch (error) {
    const { code, message } =
      error instanceof CodedError ? error : new CodedError('service-failed', {}, error);
    return { text, sources, hits, problem: `${message} ${ERRORS[code].action}` };
  }
}
