import type {
  KnowledgeRetriever,
  Retrieval,
} from '../../knowledge/retrieval/knowledge-retriever.js';
import { leansOnBefore } from '../../knowledge/retrieval/terms/question-terms.js';
import type { Turn } from '../chatbot-service.js';
import { NOTHING_FOUND } from '../nothing-found.js';

/**
 * Retrieves passages of the chatbot's documents for a turn.
 *
 * @throws what the database or the retriever fails with: no failure of the chatbot's service
 */
export async function retrieveFor(turn: Turn, retriever: KnowledgeRetriever): Promise<Retrieval> {
  if (turn.simulation === 'empty-knowledge') return NOTHING_FOUND;
  const { tenantId, chatbotId, replyId, config, text: question, history } = turn;
  const { language } = config;
  const before = topicOf(
    history.flatMap(({ role, text }) => (role === 'user' ? [text] : [])),
    language,
  );
  const { knowledge: snapshot, documentId } = turn;
  const scope = { tenantId, chatbotId, snapshot, documentId, replyId };
  return retriever.retrieve({ ...scope, language, question, before });
}

/** Follow-ups in a row that are looked through for the question that they lean on. */
const MOST_FOLLOW_UPS = 5;

/** Finds the topic: the last question that stands for itself, and the last that leans on it. */
function topicOf(asked: readonly string[], language: string): string | undefined {
  const last = asked.at(-1);
  if (last === undefined || !leansOnBefore(last, language)) return last;
  const earlier = asked.slice(-MOST_FOLLOW_UPS, -1).reverse();
  const topic = earlier.find((question) => !leansOnBefore(question, language));
  return topic === undefined ? last : `${topic} ${last}`;
}
