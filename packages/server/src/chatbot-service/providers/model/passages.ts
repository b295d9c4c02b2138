import type { Hit, Source, Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import type { KnowledgeHit, Retrieval } from '../../../knowledge/retrieval/knowledge-retriever.js';
import { causeOf } from '../knowledge-reply.js';
import { excerpt } from '../../../knowledge/retrieval/answers/excerpt.js';
import { unsupportedCitations } from './citation-support.js';

/** Most passages in a prompt, and most characters of one and of all together. */
const MOST_PASSAGES = 6;
const MOST_OF_ONE = 4_000;
const MOST_CHARACTERS = 12_000;

/** `[2]`, as the panel shows it; `[2](...)` is a link. */
const MARK = /\[(\d{1,2})\](?!\()/g;
/** Code may have brackets of its own. */
const CODE = /```[\s\S]*?(?:```|$)|`[^`\n]*`/g;

/** Passages found for one question; which of them the model reads, and under which number. */
export class Passages {
  readonly #hits: readonly KnowledgeHit[];
  /** The one at index 0 has the number 1. */
  readonly inPrompt: readonly KnowledgeHit[];
  /** Reason why the model got no passages; null if it got some. */
  readonly cause: Warning | null;

  /** @param threshold least confidence of a passage, 0 to 1 */
  constructor(retrieval: Retrieval | null, threshold: number) {
    this.#hits = retrieval?.hits ?? [];
    this.inPrompt = thatFit(worthReading(this.#hits, threshold));
    this.cause = retrieval && this.inPrompt.length === 0 ? causeOf(retrieval) : null;
  }

  /**
   * Everything that was found; `used` is what the text cites.
   *
   * @param isWhole the text has come to its end: what it cites is compared with what stands there
   */
  hits(text: string, isWhole = false): Hit[] {
    const cited = new Set(this.#cited(text, isWhole).map(({ hit }) => hit.chunkId));
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

  /** Sources that the text cites, under the numbers in it. */
  sources(text: string, isWhole = false): Source[] {
    return this.#cited(text, isWhole).map(({ index, hit }) => ({
      index,
      documentId: hit.documentId,
      title: hit.title,
      heading: hit.heading,
      passage: hit.passage,
      url: hit.sourceUrl,
    }));
  }

  /** Warnings for the operator about the citations of a finished text. */
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
    const unsupported = this.#unsupported(text);
    if (unsupported.size > 0) {
      const marks = [...unsupported].map((number) => `[${number}]`).join(', ');
      const message = `The reply cites ${marks} for what does not stand there; it is left out of the sources.`;
      warnings.push({ code: 'unsupported-citation', message });
    }
    if (numbers.length === unknown.length) {
      const message =
        'The reply cites none of its passages: it says that it does not know, or it is made up.';
      warnings.push({ code: 'nothing-cited', message });
    }
    return warnings;
  }

  #unsupported(text: string): Set<number> {
    return unsupportedCitations(text, (number) => {
      const hit = this.inPrompt[number - 1];
      return hit && [hit.title, hit.heading, hit.passage].join('\n');
    });
  }

  #cited(text: string, isWhole: boolean): { index: number; hit: KnowledgeHit }[] {
    const unsupported = isWhole ? this.#unsupported(text) : new Set<number>();
    return citedNumbers(text)
      .filter((number) => !unsupported.has(number))
      .sort((a, b) => a - b)
      .flatMap((index) => {
        const hit = this.inPrompt[index - 1];
        return hit ? [{ index, hit }] : [];
      });
  }
}

/**
 * Share of the threshold that other passages need to complete the answer of one that is sure
 * enough.
 */
const BESIDE = 0.2;

function worthReading(hits: readonly KnowledgeHit[], threshold: number): readonly KnowledgeHit[] {
  if (!hits.some(({ score }) => score >= threshold)) return [];
  return hits.filter(({ score }) => score >= threshold * BESIDE);
}

/** The best, in order, as far as there is room; of a long one the part that answers. */
function thatFit(hits: readonly KnowledgeHit[]): KnowledgeHit[] {
  let room = MOST_CHARACTERS;
  return hits.slice(0, MOST_PASSAGES).flatMap((hit) => {
    const passage = partOf(hit);
    if (passage.length > room) return [];
    room -= passage.length;
    return [{ ...hit, passage }];
  });
}

function partOf({ passage, units }: KnowledgeHit): string {
  if (passage.length <= MOST_OF_ONE) return passage;
  return excerpt(units, units.scores).join('\n\n').slice(0, MOST_OF_ONE);
}

/** Numbers that a text in Markdown cites, each once, in the order of their first mark. */
function citedNumbers(text: string): number[] {
  const marks = text.replace(CODE, '').matchAll(MARK);
  return [...new Set([...marks].map((mark) => Number(mark[1])))];
}
