import type { Source } from '@chatbot-test/shared/protocol/message.schema.js';
import { excerpt, termsIn } from './excerpt.js';
import type { KnowledgeHit, MatchedWords, Retrieval } from './knowledge-retriever.js';

/** An answer taken from passages, with what it cites. */
export interface Answer {
  /** Markdown; `[1]` stands for the source with that index. */
  readonly text: string;
  readonly sources: readonly Source[];
  /** Ids of the chunks that it was made of. */
  readonly used: ReadonlySet<string>;
}

const MOST_PASSAGES = 2;
/** A further passage has to meet so much of the question that the first did not. */
const WORTH_ADDING = 0.3;
/** Hits below this rank are too far off to complete an answer. */
const LOWEST_RANK = 4;

/**
 * Makes an answer of the best passage, and of a second where it meets a part of the question that
 * the first does not. Null if the best is below the threshold: then nothing is known for sure.
 */
export function composeAnswer(retrieval: Retrieval, threshold: number): Answer | null {
  const { hits, matchedWords } = retrieval;
  const [first] = hits;
  if (!first || first.score < threshold) return null;
  const chosen = [first];
  const met = termsOf(first, matchedWords);
  const whole = [...new Map([...matchedWords.values()].map((m) => [m.term, m.weight])).values()];
  const total = whole.reduce((sum, weight) => sum + weight, 0);
  for (const hit of hits.slice(1, LOWEST_RANK)) {
    if (chosen.length >= MOST_PASSAGES) break;
    const added = [...termsOf(hit, matchedWords)].filter(([term]) => !met.has(term));
    const gain = added.reduce((sum, [, weight]) => sum + weight, 0);
    if (hit.score >= threshold && gain >= total * WORTH_ADDING) chosen.push(hit);
  }
  return {
    text: chosen.map((hit, index) => cite(hit, index + 1, matchedWords)).join('\n\n'),
    sources: chosen.map((hit, index) => ({
      index: index + 1,
      documentId: hit.documentId,
      title: hit.title,
      heading: hit.heading,
      passage: hit.passage,
      url: hit.sourceUrl,
    })),
    used: new Set(chosen.map((hit) => hit.chunkId)),
  };
}

const termsOf = (hit: KnowledgeHit, words: MatchedWords) =>
  termsIn(`${hit.title}\n${hit.heading}\n${hit.passage}`, words);

/** An excerpt with its mark, which goes to a paragraph: in a table it would be lost. */
function cite(hit: KnowledgeHit, index: number, words: MatchedWords): string {
  const blocks = excerpt(hit.passage, words, `${hit.title}\n${hit.heading}`);
  const mark = `[${index}]`;
  const heading = (hit.heading.split(' › ').at(-1) || hit.title).replace(/[:.]$/, '');
  const [first = '', ...rest] = blocks;
  if (!isParagraph(first)) return [`${heading}: ${mark}`, ...blocks].join('\n\n');
  const start = LEANS_ON_HEADING.test(first) ? `**${heading}:** ${first}` : first;
  const last = rest.at(-1);
  return last !== undefined && isParagraph(last)
    ? [start, ...rest.slice(0, -1), `${last} ${mark}`].join('\n\n')
    : [`${start} ${mark}`, ...rest].join('\n\n');
}

/** English beginnings that say little without the heading above them. */
const LEANS_ON_HEADING = /^(both|it|they|these|this|those|that|then|either|neither)\b/i;
const isParagraph = (block: string) => !/^(?:\s*(?:[-*+>|#]|\d+[.)])|```|~~~| {4})/.test(block);
