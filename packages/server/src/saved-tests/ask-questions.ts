import { randomUUID } from 'node:crypto';
import { askOnce } from '../chatbot-service/ask-once.js';
import type { ChatbotService, Turn } from '../chatbot-service/chatbot-service.js';
import type { ChatbotRevision } from '../chatbots/chatbot-revision.js';
import type { TestAnswer } from './judge-answer.js';

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
    answer = await askOnce(service, turn, signal);
    if (answer.problem !== null) return answer;
    history.push({ role: 'user', text }, { role: 'bot', text: answer.text });
  }
  return answer;
}
