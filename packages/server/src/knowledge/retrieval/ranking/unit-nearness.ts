import type { ComparedTexts } from '../embeddings/search/embedding-search.js';
import { EmbeddingsUnavailable } from '../embeddings/sentence-embedder.js';
import { unitScore, type Evidence } from './confidence.js';
import type { ScoredPassage, ScoredPassages } from './scored-passage.js';

/** Most code units of a title and of a heading before a unit. */
const LONGEST_NAME = 80;

/**
 * Scores units anew by how near they are to the question in meaning, each under its title and heading. Only
 * the best ones so far are compared; any other counts as the farthest of these. Without their nearness in
 * time, units keep their scores, and what was left out is told.
 */
export async function byNearness(
  passages: readonly ScoredPassage[],
  texts: ComparedTexts,
): Promise<ScoredPassages> {
  const best = passages
    .flatMap(({ scores }, passage) => scores.map((score, unit) => ({ passage, unit, score })))
    .sort((a, b) => b.score - a.score)
    .slice(0, texts.most);
  const compared = best.map(({ passage, unit }) => textOf(passages[passage], unit));
  if (compared.length === 0) return { passages, leftOut: [] };
  const near = await texts.nearness(compared).catch((error: unknown) => {
    if (error instanceof EmbeddingsUnavailable) return error.message;
    throw error;
  });
  if (typeof near === 'string') return { passages, leftOut: [{ part: 'sentence', reason: near }] };
  const known = new Map(
    best.map(({ passage, unit }, index) => [`${passage} ${unit}`, near[index]]),
  );
  const [least, most] = [Math.min(...near), Math.max(...near)];
  const scored = passages.map((passage, place) => {
    const evidence = passage.evidence.map((unit, index): Evidence => ({
      ...unit,
      nearness: known.get(`${place} ${index}`) ?? least,
      nearest: most,
    }));
    return { ...passage, evidence, scores: evidence.map(unitScore) };
  });
  return { passages: scored, leftOut: [] };
}

function textOf(passage: ScoredPassage | undefined, unit: number): string {
  if (!passage) return '';
  const { title, heading } = passage.candidate;
  const names = [title.slice(0, LONGEST_NAME), heading.slice(-LONGEST_NAME)];
  return [...names, passage.units.units[unit]?.plain ?? ''].filter(Boolean).join('. ');
}
