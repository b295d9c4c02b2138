import { randomUUID } from 'node:crypto';
import type { SessionMode } from '../../chatbots/chatbot-revision.js';
import type { Sql, TransactionSql } from '../../db/client.js';
import { LOCKS } from '../../db/locks.js';
import {
  EmbeddingsUnavailable,
  type SentenceEmbedder,
} from '../../knowledge/retrieval/embeddings/sentence-embedder.js';
import { languageOf } from '../../knowledge/retrieval/questions/language-of.js';
import { namedThings } from '../../knowledge/retrieval/questions/named-things.js';
import { textSearchConfiguration } from '../../knowledge/retrieval/terms/text-search-language.js';
import { BY_WORDS, groupOf, type ComparedQuestion } from './group-questions.js';

/** Questions that are put into groups at once. */
const BATCH = 50;
/** Groups of a chatbot; the one that was asked for longest ago goes for the next. */
const MOST_GROUPS = 500;
/** A question is compared by so much of it, in code units. */
const LONGEST = 1_000;

interface NewQuestion {
  readonly messageId: string;
  readonly tenantId: string;
  readonly chatbotId: string;
  readonly mode: SessionMode;
  readonly text: string;
  readonly at: Date;
}

interface Group extends ComparedQuestion {
  readonly id: string;
}

type GroupRow = Omit<Group, 'vector'> & { readonly vector: Buffer | null };

/** The part of an embedder that compares questions. */
export type QuestionEmbedder = Pick<
  SentenceEmbedder,
  'model' | 'languages' | 'embedAll' | 'likeness'
>;

/** Puts questions without an answer into groups of those that mean alike, each once. */
export class PostgresUnanswered {
  readonly #sql: Sql;
  readonly #embedder: QuestionEmbedder | null;

  /** @param embedder null: questions are compared by their words */
  constructor(sql: Sql, embedder: QuestionEmbedder | null) {
    this.#sql = sql;
    this.#embedder = embedder;
  }

  /** @returns how many questions were put into groups */
  async group(): Promise<number> {
    let sum = 0;
    for (;;) {
      const done = await this.#groupSome();
      sum += done;
      if (done < BATCH) return sum;
    }
  }

  /** The model is asked before the transaction: it may take its time. */
  async #groupSome(): Promise<number> {
    const questions = await this.#sql<NewQuestion[]>`
      select message_id as "messageId", tenant_id as "tenantId", chatbot_id as "chatbotId", mode,
        text, at
      from unanswered_questions where group_id is null order by at limit ${BATCH}`;
    if (questions.length === 0) return 0;
    const vectors = await this.#embed(questions.map(({ text }) => text.slice(0, LONGEST)));
    return this.#sql.begin(async (tx) => {
      const [lock] = await tx<{ mine: boolean }[]>`
        select pg_try_advisory_xact_lock(${LOCKS.unanswered}) as mine`;
      if (!lock?.mine) return 0;
      const known = new Map<string, Group[]>();
      for (const [index, question] of questions.entries()) {
        const { chatbotId, mode } = question;
        const key = `${chatbotId}:${mode}`;
        const groups = known.get(key) ?? (await this.#groupsOf(tx, chatbotId, mode));
        known.set(key, await this.#place(tx, question, vectors[index] ?? null, groups));
      }
      return questions.length;
    });
  }

  /** Vectors in the order of the texts; without one where the model cannot be asked. */
  async #embed(texts: readonly string[]): Promise<readonly Float32Array[]> {
    try {
      return (await this.#embedder?.embedAll(texts)) ?? [];
    } catch (error) {
      if (error instanceof EmbeddingsUnavailable) return [];
      throw error;
    }
  }

  /** @returns the chatbot's groups by now, last asked first */
  async #place(
    tx: TransactionSql,
    question: NewQuestion,
    vector: Float32Array | null,
    groups: Group[],
  ): Promise<Group[]> {
    const { messageId, tenantId, chatbotId, mode, at } = question;
    // Deleted meanwhile with its conversation, or placed by another process: nothing is to be done.
    const waiting = await tx`
      select from unanswered_questions
      where message_id = ${messageId} and group_id is null for update`;
    if (waiting.count === 0) return groups;
    const asked = await this.#compared(tx, question.text.slice(0, LONGEST), vector);
    const likeness = (cosine: number) => this.#embedder?.likeness(cosine) ?? 0;
    const group = groupOf(asked, groups, likeness) ?? { ...asked, id: randomUUID() };
    const { id } = group;
    await tx`
      insert into unanswered_groups
        (id, tenant_id, chatbot_id, mode, model, vector, words, names, last_at)
      values (${id}, ${tenantId}, ${chatbotId}, ${mode}, ${asked.model},
        ${asked.vector && Buffer.from(asked.vector.buffer, asked.vector.byteOffset, asked.vector.byteLength)},
        ${[...asked.words]}::text[], ${[...asked.names]}::text[], ${at})
      on conflict (id) do update set last_at = greatest(unanswered_groups.last_at, excluded.last_at)`;
    await tx`update unanswered_questions set group_id = ${id} where message_id = ${messageId}`;
    await tx`
      insert into unanswered_counts as c (group_id, day, tenant_id, mode, chatbot_id, count)
      values (${id}, date_trunc('day', ${at}::timestamptz, 'UTC'), ${tenantId}, ${mode}, ${chatbotId}, 1)
      on conflict (group_id, day) do update set count = c.count + 1`;
    const next = [group, ...groups.filter((other) => other.id !== id)];
    const gone = next.splice(MOST_GROUPS).map((other) => other.id);
    if (gone.length > 0) await tx`delete from unanswered_groups where id = any(${gone}::text[])`;
    return next;
  }

  async #compared(
    tx: TransactionSql,
    text: string,
    vector: Float32Array | null,
  ): Promise<ComparedQuestion> {
    const language = languageOf(text) ?? 'en';
    const [row] = await tx<{ words: string[] }[]>`
      select tsvector_to_array(
        to_tsvector(${textSearchConfiguration(language)}::text::regconfig, ${text})) as words`;
    const { model = BY_WORDS, languages = null } = this.#embedder ?? {};
    const knows = languages === null || languages.includes(language);
    return {
      model: vector && knows ? model : BY_WORDS,
      vector: knows ? vector : null,
      words: row?.words ?? [],
      names: [...namedThings(text, language)].sort(),
    };
  }

  /** Last asked first. */
  async #groupsOf(tx: TransactionSql, chatbotId: string, mode: SessionMode): Promise<Group[]> {
    const rows = await tx<GroupRow[]>`
      select id, model, vector, words, names from unanswered_groups
      where chatbot_id = ${chatbotId} and mode = ${mode}
      order by last_at desc limit ${MOST_GROUPS}`;
    return rows.map(({ vector, ...row }) => ({ ...row, vector: vector && floatsOf(vector) }));
  }
}

/** A copy, as a buffer from the wire may begin anywhere. */
function floatsOf(bytes: Buffer): Float32Array {
  return new Float32Array(new Uint8Array(bytes).buffer);
}
