import { LEAST_LEAD, type Candidates } from '../candidates/candidate-search.js';
import type { Candidate } from '../knowledge-queries.js';
import type { KnowledgeHit, LeftOut } from '../knowledge-retriever.js';
import { lastTold } from '../questions/last-told.js';
import type { UnitCache } from '../units/unit-cache.js';
import { comparedQuestion, evidenceOf } from '../units/unit-evidence.js';
import {
  confidence,
  confidenceByMeaning,
  LACKING,
  unitScore,
  type Evidence,
} from './confidence.js';
import { agreementOf, fuseCandidates } from './fuse-candidates.js';
import { lackCheck } from './lack-check.js';
import type { Compared, ScoredPassage, ScoredPassages } from './scored-passage.js';
import { byNearness } from './unit-nearness.js';

/** Passages whose units are compared with the question. */
const MOST_PASSAGES = 40;

/** Log-odds of a document that lists the very question, over others, and its confidence. */
const ASKED_LIKE_THIS = 8;
const SURELY = 0.96;

export interface RankedQuestion {
  readonly text: string;
  /** BCP 47. */
  readonly language: string;
  /** Words that name one thing: an answer has to know them. */
  readonly named: ReadonlySet<string>;
  /** It is in another language than the documents: only its meaning can be compared. */
  readonly isForeign: boolean;
  /** The document that answered the question which this one leans on; null: it stands for itself. */
  readonly continues: string | null;
}

/** Passages for a question, and the parts of the search that could not be asked. */
export interface Ranking {
  /** Best first. */
  readonly hits: readonly KnowledgeHit[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Passages by their best unit, the most likely to answer first. Fusion by rank names those that are
 * looked at; what is compared with the question then is each sentence, item and row of theirs, since
 * passages that stand beside one another differ by little else.
 */
export async function rankCandidates(
  found: Candidates,
  question: RankedQuestion,
  cache: UnitCache,
): Promise<Ranking> {
  const { passages: scored, leftOut } = await scorePassages(found, question, cache);
  const same = new Set(found.asked.filter(({ isSame }) => isSame).map((one) => one.documentId));
  const isSame = ({ documentId }: Candidate) => same.has(documentId);
  const top = scored.map(
    ({ candidate, scores }) =>
      Math.max(-Infinity, ...scores) + (isSame(candidate) ? ASKED_LIKE_THIS : 0),
  );
  const lacks = question.isForeign ? () => false : lackCheck(found, question, scored);
  const hits = scored
    .map(({ candidate, fused, units, evidence, scores }, index) => {
      const order = top[index] ?? -Infinity;
      const own = evidence[scores.indexOf(Math.max(-Infinity, ...scores))];
      const best = (isRival: (place: number) => boolean) =>
        top.reduce(
          (most, other, place) => (isRival(place) ? Math.max(most, other) : most),
          -Infinity,
        );
      const { documentId } = candidate;
      const leads = {
        ofDocument: order - best((place) => scored[place]?.candidate.documentId !== documentId),
        ofPassage: order - best((place) => place !== index),
      };
      const sure = !own
        ? 0
        : question.isForeign && own.similarity !== null
          ? confidenceByMeaning(own.similarity)
          : confidence(order, leads, own);
      const named = lacks(candidate) ? sure * LACKING : sure;
      const score = isSame(candidate) && leads.ofPassage >= 0 ? Math.max(named, SURELY) : named;
      return { candidate, fused, units: { ...units, scores }, order, score };
    })
    .sort(
      (a, b) =>
        b.score - a.score || b.order - a.order || (a.candidate.id < b.candidate.id ? -1 : 1),
    )
    .map(({ candidate, fused, units, score }, index) => ({
      documentId: candidate.versionOf,
      chunkId: candidate.id,
      title: candidate.title,
      sourceUrl: candidate.sourceUrl,
      heading: candidate.heading,
      ordinal: candidate.ordinal,
      passage: candidate.content,
      score,
      rank: index + 1,
      parts: fused.parts,
      units,
    }));
  return { hits, leftOut };
}

/** Worth of a word that comes last and that no document has, as a multiple of any other. */
const LAST_UNKNOWN = 4;

/**
 * The passages that are compared, each with the evidence of its units. What a question's ranking is made
 * of, and what its weights are fitted to.
 */
export async function scorePassages(
  found: Candidates,
  question: RankedQuestion,
  cache: UnitCache,
): Promise<ScoredPassages> {
  const passages = comparePassages(found, question, cache);
  if (!found.texts || question.isForeign) return { passages, leftOut: [] };
  return byNearness(passages, found.texts);
}

function comparePassages(
  found: Candidates,
  question: RankedQuestion,
  cache: UnitCache,
): ScoredPassage[] {
  const { similarity, terms, matchedWords, unknownWords } = found;
  const byId = new Map(found.candidates.map((candidate) => [candidate.id, candidate]));
  const asked = comparedQuestion(question.text, question.language, terms, matchedWords);
  const compared = fuseCandidates(found)
    .slice(0, MOST_PASSAGES)
    .flatMap((fused): Compared[] => {
      const candidate = byId.get(fused.id);
      if (!candidate) return [];
      const units = cache.of(candidate.content);
      return [{ candidate, fused, units, evidence: evidenceOf(units, candidate, asked) }];
    });
  const leads = leadsOf(found);
  const best = (of: (entry: Compared) => number) => bestBeside(compared, of);
  const mostCovered = best(({ candidate }) => Math.min(1, candidate.covered));
  const mostAlike = best(({ candidate }) => similarity?.get(candidate.id) ?? 0);
  const mostPlaced = best(({ evidence }) => Math.max(0, ...evidence.map(({ placed }) => placed)));
  const last = lastTold(question.text);
  const unknown = terms.reduce((sum, { word }, index) => {
    const isUnknown = unknownWords.includes(word) && !asked.measures.has(index);
    const weight = isUnknown ? (asked.weights[index] ?? 0) : 0;
    return sum + ((word === last ? LAST_UNKNOWN : 1) * weight) / asked.total;
  }, 0);
  return compared.map(({ candidate, fused, units, evidence }) => {
    const { documentId } = candidate;
    const alike = similarity === null ? null : (similarity.get(candidate.id) ?? 0);
    const rival = mostPlaced(documentId);
    const shared = {
      agreement: agreementOf(fused, similarity !== null),
      covered: Math.min(1, candidate.covered),
      ahead: Math.min(1, candidate.covered) - mostCovered(documentId),
      similarity: alike,
      similarityAhead: alike === null ? 0 : alike - mostAlike(documentId),
      nearness: null,
      nearest: null,
      lead: leads.get(documentId) ?? null,
      unknown,
      continues: candidate.versionOf === question.continues,
    };
    const scores = evidence.map((unit, index): Evidence => ({
      ...unit,
      ...shared,
      isRow: units.units[index]?.kind === 'row',
      placedAhead: unit.placed - rival,
    }));
    return { candidate, fused, units, evidence: scores, scores: scores.map(unitScore) };
  });
}

/**
 * Tells by document how much more the question reads like its phrases than like any other's.
 * Without meanings these are left out: they outvote the one rare word that decides.
 */
function leadsOf({ asked, similarity }: Candidates): ReadonlyMap<string, number> {
  if (similarity === null) return new Map();
  return new Map(asked.map(({ documentId, lead }) => [documentId, Math.max(LEAST_LEAD, lead)]));
}

/** Finds, for a document, the highest value of a passage of any other. */
function bestBeside(
  compared: readonly Compared[],
  of: (entry: Compared) => number,
): (documentId: string) => number {
  let [first, second] = [0, 0];
  let best: string | null = null;
  for (const entry of compared) {
    const value = of(entry);
    const { documentId } = entry.candidate;
    if (value > first) {
      if (documentId !== best) second = first;
      [first, best] = [value, documentId];
    } else if (documentId !== best && value > second) second = value;
  }
  return (documentId) => (documentId === best ? second : first);
}
