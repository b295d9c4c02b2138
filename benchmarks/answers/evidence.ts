import { lackCheck } from '../../packages/server/src/knowledge/retrieval/ranking/lack-check.js';
import type { Evidence } from '../../packages/server/src/knowledge/retrieval/ranking/confidence.js';
import { scorePassages } from '../../packages/server/src/knowledge/retrieval/ranking/rank-candidates.js';
import type { CandidateSearch } from '../../packages/server/src/knowledge/retrieval/candidates/candidate-search.js';
import { questionsOf } from '../../packages/server/src/knowledge/retrieval/questions/divide.js';
import { namedThings } from '../../packages/server/src/knowledge/retrieval/questions/named-things.js';
import { analyseQuestion } from '../../packages/server/src/knowledge/retrieval/terms/question-terms.js';
import { UnitCache } from '../../packages/server/src/knowledge/retrieval/units/unit-cache.js';
import type { Question } from './questions.js';

/** A unit that was compared with a question. */
export interface LabelledUnit {
  readonly document: string;
  readonly title: string;
  readonly heading: string;
  readonly plain: string;
  readonly passage: string;
  readonly evidence: Evidence;
  /** It holds the answer. */
  readonly isRight: boolean;
  /** It lacks what an answer has to have. */
  readonly lacksName: boolean;
}

export interface LabelledQuestion {
  readonly base: string;
  readonly kind: string;
  readonly q: string;
  readonly isAnswerable: boolean;
  readonly units: readonly LabelledUnit[];
}

const cache = new UnitCache();

/** The evidence of all units that are compared with a question, by the question's parts. */
export async function evidenceFor(
  search: CandidateSearch,
  base: string,
  asked: Question,
): Promise<LabelledQuestion[]> {
  const parts: LabelledQuestion[] = [];
  const language = 'en';
  const before = asked.before?.at(-1);
  for (const text of questionsOf(asked.q, language)) {
    const question = analyseQuestion(text, language, before);
    const scope = { tenantId: 'demo', chatbotId: base };
    const found = await search.find(scope, language, question, language);
    const named = namedThings(text, language);
    const ranked = { text, language, named, isForeign: false, continues: null };
    const { passages } = await scorePassages(found, ranked, cache);
    const lacks = lackCheck(found, ranked, passages);
    const isRight = (title: string, texts: readonly string[]) =>
      !asked.refuse &&
      (asked.cites === undefined || asked.cites.includes(title)) &&
      (asked.facts ?? []).some((fact) => texts.some((one) => new RegExp(fact, 'i').test(one)));
    parts.push({
      ...{ base, kind: asked.kind, q: text, isAnswerable: !asked.refuse },
      units: passages.flatMap(({ candidate, units, evidence }) =>
        evidence.map((own, index) => {
          const unit = units.units[index];
          const block = unit ? units.blocks[unit.block] : undefined;
          const source =
            block?.kind === 'table'
              ? (block.rows[unit?.place ?? 0] ?? '')
              : block?.kind === 'list'
                ? (block.items[unit?.place ?? 0] ?? '')
                : (unit?.plain ?? '');
          return {
            ...{ document: candidate.documentId, title: candidate.title, passage: candidate.id },
            ...{ heading: candidate.heading, plain: unit?.plain ?? '', evidence: own },
            isRight: isRight(candidate.title, [source, unit?.plain ?? '']),
            lacksName: lacks(candidate),
          };
        }),
      ),
    });
  }
  return parts;
}
