import { randomUUID } from 'node:crypto';
import { ERRORS } from '@chatbot-test/shared/errors/catalogue.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Source } from '@chatbot-test/shared/protocol/message.schema.js';
import type { ChatbotService, ServiceEvent, Turn } from '../chatbot-service/chatbot-service.js';
import type { ChatbotRevision } from '../chatbots/chatbot-revision.js';
import { DEFAULT_SETTINGS } from '../sessions/engine/settings.js';
import { listenToService } from '../sessions/engine/reply/listen-to-service.js';
import type { TestAnswer } from './judge-answer.js';

/** Longest time of one reply, in ms. */
const LIMIT_MS = 60_000;

/**
 * Asks a draft questions one after the other, as a test session would, by the code that answers
 * everybody.
 *
 * @returns the last answer, or the first failure
 */
export async function askQuestions(
  service: ChatbotService,
  draft: ChatbotRevision,
  questions: readonly string[],
  signal: AbortSignal,
): Promise<TestAnswer> {
  const { tenantId, chatbotId, config } = draft;
  const whose = { tenantId, chatbotId, sessionId: `saved-test-${randomUUID()}`, epoch: 1 } as const;
  const history: { role: 'user' | 'bot'; text: string }[] = [];
  let answer: TestAnswer = { text: '', sources: [], problem: null };
  for (const text of questions) {
    const asked = { text, history: [...history], visitor: {} };
    const turn: Turn = { ...whose, ...asked, replyId: randomUUID(), mode: 'test', config };
    answer = await replyTo(service, turn, signal);
    if (answer.problem !== null) return answer;
    history.push({ role: 'user', text }, { role: 'bot', text: answer.text });
  }
  return answer;
}

async function replyTo(
  service: ChatbotService,
  turn: Turn,
  signal: AbortSignal,
): Promise<TestAnswer> {
  const late = AbortSignal.timeout(LIMIT_MS);
  const terms = { signal: AbortSignal.any([signal, late]), silenceMs: LIMIT_MS };
  let [text, sources]: [string, readonly Source[]] = ['', []];
  const hear = (event: ServiceEvent) => {
    if (event.type === 'text') {
      text += event.text;
      if (text.length > DEFAULT_SETTINGS.replyLength) throw new CodedError('service-too-long');
    } else if (event.type === 'sources') sources = event.sources;
  };
  try {
    await listenToService<ServiceEvent>(
      (tell) => service.reply(turn, tell, terms.signal),
      hear,
      terms,
    );
    if (late.aborted) throw new CodedError('service-timeout', { seconds: LIMIT_MS / 1_000 });
    return { text, sources, problem: null };
  } catch (error) {
    const { code, message } =
      error instanceof CodedError ? error : new CodedError('service-failed', {}, error);
    return { text, sources, problem: `${message} ${ERRORS[code].action}` };
  }
}
