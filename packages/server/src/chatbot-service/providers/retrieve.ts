import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { KnowledgeRetriever, Retrieval } from '../../knowledge/knowledge-retriever.js';
import type { Turn } from '../chatbot-service.js';
import { NOTHING_FOUND } from '../nothing-found.js';

/**
 * What the chatbot's documents hold for a turn.
 *
 * @throws CodedError `service-failed`
 */
export async function retrieveFor(turn: Turn, retriever: KnowledgeRetriever): Promise<Retrieval> {
  if (turn.simulation === 'empty-knowledge') return NOTHING_FOUND;
  const { tenantId, chatbotId, config, text: question, history } = turn;
  const before = history.filter((message) => message.role === 'user').at(-1)?.text;
  const { language } = config;
  try {
    return await retriever.retrieve({ tenantId, chatbotId, language, question, before });
  } catch (error) {
    throw new CodedError('service-failed', {}, error);
  }
}
