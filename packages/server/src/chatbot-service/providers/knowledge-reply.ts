import type { Source, Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import { composeAnswer } from '../../knowledge/retrieval/answers/answer.js';
import type { LeftOut, Retrieval } from '../../knowledge/retrieval/knowledge-retriever.js';
import { hasPhrases, phrasesFor } from '../../knowledge/retrieval/phrases/phrases.js';
import { foreignLanguage } from '../../knowledge/retrieval/questions/language-of.js';
import { wordsOf } from '../../knowledge/retrieval/terms/words.js';

/** Reply to a question, and the operator's warnings about it. */
export interface KnowledgeReply {
  readonly text: string;
  readonly sources: readonly Source[];
  /** Ids of the chunks that the text was made of. */
  readonly used: ReadonlySet<string>;
  readonly warnings: readonly Warning[];
  /** Titles of what is nearest to a question that has no answer. */
  readonly quickReplies?: readonly string[];
}

export interface ReplySettings {
  /** BCP 47. */
  readonly language: string;
  /** Least confidence of an answer, 0 to 1. */
  readonly threshold: number;
  /** Said instead of "I don't know"; empty: that. */
  readonly fallback: string;
  readonly question: string;
}

/** Hits with so much of the threshold are worth naming, if the question has a word of their title. */
const NEAR = 0.05;
const MOST_TOPICS = 3;

/** The answer that the passages hold, or an honest "I don't know" with the likely cause. */
export function replyFrom(retrieval: Retrieval, settings: ReplySettings): KnowledgeReply {
  const answer = composeAnswer(retrieval, settings.threshold, phrasesFor(settings.language));
  const leftOut = leftOutOf(retrieval);
  if (answer) return { ...answer, warnings: leftOut };
  const topics = nearTopics(retrieval, settings);
  const text = settings.fallback.trim() || unknownText(topics, settings);
  const warnings = [causeOf(retrieval), ...leftOut];
  return { text, sources: [], used: new Set(), warnings, quickReplies: topics };
}

/** The parts of the retrieval that could not be asked, and why. */
export function leftOutOf({ leftOut }: Retrieval): Warning[] {
  return leftOut.map(({ part, reason }) => ({
    code: `${part}s-unavailable`,
    message: `${WITHOUT[part]}: ${reason}`,
  }));
}

/** Sentence for each part, without its end: the reason. */
const WITHOUT: Readonly<Record<LeftOut['part'], string>> = {
  embedding: 'Searched without embeddings',
  sentence: 'Sentences were not compared in meaning, so the next answer may differ',
};

function nearTopics({ hits, matchedWords }: Retrieval, { threshold }: ReplySettings): string[] {
  const near = hits
    .filter(
      (hit) =>
        hit.score >= threshold * NEAR && wordsOf(hit.title).some((word) => matchedWords.has(word)),
    )
    .map((hit) => hit.title);
  return [...new Set(near)].slice(0, MOST_TOPICS);
}

function unknownText(topics: readonly string[], { language, question }: ReplySettings): string {
  const foreign = foreignLanguage(question, language);
  if (foreign !== null && hasPhrases(foreign)) {
    const names = new Intl.DisplayNames(foreign, { type: 'language' });
    return phrasesFor(foreign).otherLanguage(names.of(language) ?? language);
  }
  const { unknown, nearest } = phrasesFor(language);
  if (topics.length === 0) return unknown;
  return [unknown, nearest, topics.map((title) => `- ${title}`).join('\n')].join('\n\n');
}

/** Explains why no passage counts as an answer. */
export function causeOf({ hits, documents, unknownWords }: Retrieval): Warning {
  if (documents === 0) {
    return {
      code: 'knowledge-empty',
      message: 'The chatbot has no documents to answer from. Add some.',
    };
  }
  const missing = unknownWords.map((word) => `“${word}”`).join(', ');
  const [best] = hits;
  if (!best) {
    return {
      code: 'no-hit',
      message: missing
        ? `No document has ${missing}, or words like it. Add a document about it.`
        : 'The message has no word that could be looked for.',
    };
  }
  const place = [best.title, best.heading].filter((part) => part !== '').join(' › ');
  const unknown = missing ? ` No document has ${missing}.` : '';
  return {
    code: 'below-threshold',
    // Its confidence and the threshold are figures of the reply, shown as such.
    message: `The best passage, ${place}, is below the threshold. Add a document with the answer, or lower the threshold.${unknown}`,
  };
}
