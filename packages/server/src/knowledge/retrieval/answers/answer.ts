import type { Source } from '@chatbot-test/shared/protocol/message.schema.js';
import { excerpt } from './excerpt.js';
import type { KnowledgeHit, Retrieval } from '../knowledge-retriever.js';

/** An answer taken from passages, with what it cites. */
export interface Answer {
  /** Markdown; `[1]` stands for the source with that index. */
  readonly text: string;
  readonly sources: readonly Source[];
  /** Ids of the chunks that it was made of. */
  readonly used: ReadonlySet<string>;
}

/**
 * Further passages are said too where they are less likely by no more than this (log-odds). Beside one
 * that is surely right only its equals.
 */
const NEARLY = { sure: 1, unsure: 4 };
const SURE = 0.95;
/** Two passages are equally sure where their confidences differ by no more than this. */
const EQUALLY_SURE = 0.05;
/** Passages that answer one question. */
const MOST_PASSAGES = 3;

/** Sentences around the passages, in the chatbot's language. */
export interface AnswerPhrases {
  /** Words before several passages, any of which may answer. */
  readonly several: string;
  /** Words after the likeliest passage, before others that are less likely. */
  readonly also: string;
  /** Words for one question of several that has no answer. */
  readonly unknownPart: (question: string) => string;
}

/**
 * Makes an answer of the best passage, and of up to two more where they are nearly as likely. Of a message
 * that asks several things each is answered, or said not to be known. Null if nothing is.
 */
export function composeAnswer(
  { hits, divided }: Pick<Retrieval, 'hits' | 'divided'>,
  threshold: number,
  phrases: AnswerPhrases,
): Answer | null {
  const asked = divided.length === 0 ? [{ question: '', hits }] : divided;
  const said: string[] = [];
  const cited: KnowledgeHit[] = [];
  for (const part of asked) {
    const chosen = chosenOf(part.hits, threshold);
    if (chosen.length === 0) said.push(phrases.unknownPart(part.question));
    const isAnyOf = chosen.length > 1 && areEqual(chosen);
    if (isAnyOf) said.push(phrases.several);
    for (const [rank, hit] of chosen.entries()) {
      if (rank === 1 && !isAnyOf) said.push(phrases.also);
      const place = cited.findIndex(({ chunkId }) => chunkId === hit.chunkId);
      if (place < 0) cited.push(hit);
      const text = cite(hit, (place < 0 ? cited.length : place + 1) || 1);
      if (!said.includes(text)) said.push(text);
    }
  }
  if (cited.length === 0) return null;
  return {
    text: said.join('\n\n'),
    sources: cited.map((hit, index) => ({
      index: index + 1,
      documentId: hit.documentId,
      title: hit.title,
      heading: hit.heading,
      passage: hit.passage,
      url: hit.sourceUrl,
    })),
    used: new Set(cited.map((hit) => hit.chunkId)),
  };
}

function chosenOf(hits: readonly KnowledgeHit[], threshold: number): KnowledgeHit[] {
  const [first] = hits;
  if (!first || first.score < threshold) return [];
  const least = bestOf(first) - (first.score >= SURE ? NEARLY.sure : NEARLY.unsure);
  return hits.filter((hit) => hit === first || bestOf(hit) >= least).slice(0, MOST_PASSAGES);
}

/** True if the best has no lead, nor is it surer than the next: nobody can tell which one is meant. */
const areEqual = ([first, second]: readonly KnowledgeHit[]) =>
  first !== undefined &&
  second !== undefined &&
  bestOf(second) >= bestOf(first) - NEARLY.sure &&
  second.score >= first.score - EQUALLY_SURE;

const bestOf = ({ units }: KnowledgeHit) => Math.max(-Infinity, ...units.scores);

/** An excerpt with its mark, which goes to a paragraph: in a table it would be lost. */
function cite(hit: KnowledgeHit, index: number): string {
  const blocks = excerpt(hit.units, hit.units.scores);
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
