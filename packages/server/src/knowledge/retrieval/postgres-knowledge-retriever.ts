import type { Sql } from 'postgres';
import { CandidateSearch, type Candidates } from './candidates/candidate-search.js';
import type { EmbeddingSearch } from './embeddings/search/embedding-search.js';
import type {
  KnowledgeHit,
  KnowledgeQuery,
  KnowledgeRetriever,
  LeftOut,
  Retrieval,
} from './knowledge-retriever.js';
import { questionsOf } from './questions/divide.js';
import { foreignLanguage } from './questions/language-of.js';
import { namedThings } from './questions/named-things.js';
import { rankCandidates } from './ranking/rank-candidates.js';
import { analyseQuestion } from './terms/question-terms.js';
import { UnitCache } from './units/unit-cache.js';

const DEFAULT_LIMIT = 8;

interface Found {
  readonly question: string;
  readonly candidates: Candidates;
  readonly hits: readonly KnowledgeHit[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Finds passages by words, spelling and meaning, and ranks them by the one sentence, item or row of
 * theirs that answers best. Several questions of one message are looked for one by one.
 */
export class PostgresKnowledgeRetriever implements KnowledgeRetriever {
  readonly #search: CandidateSearch;
  readonly #units = new UnitCache();

  /** @param embeddings left out if null, and nothing said of it */
  constructor(sql: Sql, embeddings: EmbeddingSearch | null = null) {
    this.#search = new CandidateSearch(sql, embeddings);
  }

  async retrieve(query: KnowledgeQuery): Promise<Retrieval> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    const questions = questionsOf(query.question, query.language);
    const found: Found[] = [];
    for (const question of questions) {
      const last = found.at(-1);
      found.push(await this.#find(query, question, last?.question ?? query.before, last));
    }
    const unknownWords = found.flatMap(({ candidates }) => candidates.unknownWords);
    return {
      hits: joined(found.map(({ hits }) => hits)).slice(0, limit),
      documents: found[0]?.candidates.documents ?? 0,
      matchedWords: found[0]?.candidates.matchedWords ?? new Map(),
      unknownWords: [...new Set(unknownWords)],
      leftOut: eachPartOnce(found.flatMap(({ leftOut }) => leftOut)),
      divided:
        found.length < 2
          ? []
          : found.map(({ question, hits }) => ({ question, hits: hits.slice(0, limit) })),
    };
  }

  /**
   * @param before the question that it may lean on
   * @param answered what was found for that; looked for again where it is needed and not given
   */
  async #find(
    query: KnowledgeQuery,
    text: string,
    before: string | undefined,
    answered?: Found,
  ): Promise<Found> {
    const { language } = query;
    const question = analyseQuestion(text, language, before);
    const foreign = foreignLanguage(text, language);
    const candidates = await this.#search.find(query, language, question, foreign ?? language);
    const leansOn = question.fromBefore.size === 0 ? undefined : before;
    const last =
      leansOn === undefined ? null : (answered ?? (await this.#find(query, leansOn, undefined)));
    const ranked = {
      ...{ text, language, named: namedThings(text, language), isForeign: foreign !== null },
      continues: documentOf(last),
    };
    const { hits, leftOut } = await rankCandidates(candidates, ranked, this.#units);
    return { question: text, candidates, hits, leftOut: [...candidates.leftOut, ...leftOut] };
  }
}

/** Least confidence in an answer for the next question to be about the same document. */
const LEAST_SURE = 0.4;

const documentOf = (found: Found | null) =>
  found?.hits.find(({ score }) => score >= LEAST_SURE)?.documentId ?? null;

/** Parts that were left out of any question, each with its first reason. */
const eachPartOnce = (leftOut: readonly LeftOut[]) =>
  leftOut.filter(({ part }, index) => leftOut.findIndex((one) => one.part === part) === index);

/** The hits of all questions, each passage once, the surest first. */
function joined(lists: readonly (readonly KnowledgeHit[])[]): KnowledgeHit[] {
  const [only] = lists;
  if (lists.length === 1 && only) return [...only];
  const best = new Map<string, KnowledgeHit>();
  for (const hit of lists.flat()) {
    const other = best.get(hit.chunkId);
    if (!other || other.score < hit.score) best.set(hit.chunkId, hit);
  }
  return [...best.values()]
    .sort((a, b) => b.score - a.score)
    .map((hit, index) => ({ ...hit, rank: index + 1 }));
}
