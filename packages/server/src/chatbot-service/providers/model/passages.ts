import type { Hit, Source, Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import type { KnowledgeHit, Retrieval } from '../../../knowledge/knowledge-retriever.js';
import { causeOf } from '../knowledge-reply.js';
import { citedNumbers } from './citations.js';

/** Most passages in a prompt, and most characters of all together. */
const MOST_PASSAGES = 6;
const MOST_CHARACTERS = 12_000;

/** What was found for one question, what of it the model gets to read, and under which number. */
export class Passages {
  readonly #hits: readonly KnowledgeHit[];
  /** The one at index 0 has the number 1. */
  readonly inPrompt: readonly KnowledgeHit[];
  /** Why the model got nothing to read; null where it did. */
  readonly cause: Warning | null;

  /** @param threshold least confidence of a passage, 0 to 1 */
  constructor(retrieval: Retrieval | null, threshold: number) {
    this.#hits = retrieval?.hits ?? [];
    this.inPrompt = thatFit(this.#hits.filter(({ score }) => score >= threshold));
    this.cause = retrieval && this.inPrompt.length === 0 ? causeOf(retrieval, { threshold }) : null;
  }

  /** Everything that was found; `used` is what the text cites. */
  hits(text: string): Hit[] {
    const cited = new Set(this.#cited(text).map(({ hit }) => hit.chunkId));
    return this.#hits.map((hit) => ({
      documentId: hit.documentId,
      chunkId: hit.chunkId,
      title: hit.title,
      heading: hit.heading,
      ordinal: hit.ordinal,
      passage: hit.passage,
      score: hit.score,
      rank: hit.rank,
      used: cited.has(hit.chunkId),
      parts: hit.parts,
    }));
  }

  /** What the text cites, under the numbers that stand in it. */
  sources(text: string): Source[] {
    return this.#cited(text).map(({ index, hit }) => ({
      index,
      documentId: hit.documentId,
      title: hit.title,
      heading: hit.heading,
      passage: hit.passage,
      url: hit.sourceUrl,
    }));
  }

  /** What an operator should know of the citations of a finished text. */
  warnings(text: string): Warning[] {
    if (this.inPrompt.length === 0) return [];
    const numbers = citedNumbers(text);
    const unknown = numbers.filter((number) => !this.inPrompt[number - 1]);
    const warnings: Warning[] = [];
    if (unknown.length > 0) {
      const marks = unknown.map((number) => `[${number}]`).join(', ');
      const message = `The reply cites ${marks}, which it was not given.`;
      warnings.push({ code: 'unknown-citation', message });
    }
    if (numbers.length === unknown.length) {
      const message =
        'The reply cites none of its passages: it says that it does not know, or it is made up.';
      warnings.push({ code: 'nothing-cited', message });
    }
    return warnings;
  }

  #cited(text: string): { index: number; hit: KnowledgeHit }[] {
    return citedNumbers(text)
      .sort((a, b) => a - b)
      .flatMap((index) => {
        const hit = this.inPrompt[index - 1];
        return hit ? [{ index, hit }] : [];
      });
  }
}

/** The best, in order; the first in any case. */
function thatFit(hits: readonly KnowledgeHit[]): KnowledgeHit[] {
  let room = MOST_CHARACTERS;
  return hits.slice(0, MOST_PASSAGES).filter(({ passage }, index) => {
    const fits = index === 0 || passage.length <= room;
    if (fits) room -= passage.length;
    return fits;
  });
}
