import type { Sql } from '../db/client.js';
import type { Fragment } from '../sessions/storage/session-tables.js';
import { DAY_MS, WEEK_MS, type Grain } from './grain.js';
import { piecesBetween, type Piece } from './pieces.js';
import { isNothing, sumOf, type Sums } from './roll-up.js';
import type {
  UnansweredGroup,
  UnansweredQuery,
  UsagePoint,
  UsageQuery,
  UsageRepository,
  UsageShare,
} from './usage-query.js';

/** Longest period with days of a time zone; longer ones have days of UTC, already added up. */
const ZONED_DAYS = 100;
/** Shares that are listed. */
const MOST_SHARES = 50;
/** Other wordings of a question. */
const MOST_OTHERS = 5;

/** Sums by piece. */
type RollUps = ReadonlyMap<string, Sums>;

export class PostgresUsage implements UsageRepository {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async points(query: UsageQuery): Promise<readonly UsagePoint[]> {
    const { to, chatbotId, operatorId } = query;
    const starts = await this.#startsOf(query);
    const points = starts.map((at, i) => {
      const end = starts[i + 1] ?? to;
      return { at, pieces: piecesBetween(at.getTime(), end.getTime()) };
    });
    const sql = this.#sql;
    const whose = sql`chatbot_id = ${chatbotId} and operator_id = ${operatorId}`;
    const pieces = points.flatMap((point) => point.pieces);
    const rollUps = (await this.#read(query, sql`''`, whose, pieces)).get('') ?? new Map();
    return points.map(({ at, pieces }) => ({ at, sums: sumOfPieces(pieces, rollUps) }));
  }

  async shares(query: UsageQuery, by: 'chatbot' | 'operator'): Promise<readonly UsageShare[]> {
    const sql = this.#sql;
    const { chatbotId, operatorId, from, to } = query;
    const whose =
      by === 'chatbot'
        ? sql`chatbot_id <> '' and operator_id = ${operatorId}`
        : sql`operator_id <> '' and chatbot_id = ${chatbotId}`;
    const pieces = piecesBetween(from.getTime(), to.getTime(), await this.#weeksUntil(query));
    const rollUps = await this.#read(query, sql`${sql(`${by}_id`)}`, whose, pieces);
    const shares = [...rollUps]
      .map(([id, own]) => ({ id, name: id, sums: sumOfPieces(pieces, own) }))
      .filter(({ sums }) => !isNothing(sums))
      .sort((a, b) => b.sums.messages - a.sums.messages || (a.id < b.id ? -1 : 1))
      .slice(0, MOST_SHARES);
    if (by === 'operator') return shares;
    const names = await this.#namesOf(shares.map((share) => share.id));
    return shares.map((share) => ({ ...share, name: names.get(share.id) ?? share.id }));
  }

  async addedUpTo(): Promise<Date> {
    const [row] = await this.#sql<{ at: Date }[]>`
      select coalesce((select at from usage_events order by id limit 1), now()) as at`;
    return row?.at ?? new Date();
  }

  async unanswered(query: UnansweredQuery): Promise<readonly UnansweredGroup[]> {
    const sql = this.#sql;
    const { tenantId, mode, from, to, chatbotIds, limit } = query;
    const rows = await sql<(UnansweredGroup & { texts: string[] })[]>`
      with most as materialized (
        select group_id, chatbot_id, sum(count)::int as count from unanswered_counts
        where tenant_id = ${tenantId} and mode = ${mode}
          and day >= date_trunc('day', ${from}::timestamptz, 'UTC') and day < ${to}
          ${chatbotIds === null ? sql`` : sql`and chatbot_id = any(${[...chatbotIds]}::text[])`}
        group by group_id, chatbot_id order by count desc, group_id limit ${limit * 2}
      )
      select m.group_id as id, m.chatbot_id as "chatbotId", m.count, q.texts,
        q.session_id as "sessionId", q.at as "lastAt",
        coalesce(r.config->>'name', m.chatbot_id) as "chatbotName"
      from most m
      join lateral (
        select (array_agg(text order by at desc))[1:${MOST_OTHERS + 1}] as texts,
          (array_agg(session_id order by at desc))[1] as session_id, max(at) as at
        from (
          select text, session_id, at from unanswered_questions
          where group_id = m.group_id order by at desc limit 20
        ) latest having count(*) > 0
      ) q on true
      left join chatbots c on c.id = m.chatbot_id
      left join chatbot_revisions r on r.chatbot_id = c.id and r.number = c.draft_revision
      order by m.count desc, q.at desc limit ${limit}`;
    return rows.map(({ texts, ...row }) => {
      const [question = '', ...others] = texts;
      const same = question.toLowerCase();
      return {
        ...row,
        question,
        others: [...new Set(others)].filter((text) => text.toLowerCase() !== same),
      };
    });
  }

  /** Starts of the steps of a period; the first is whole. */
  async #startsOf({ from, to, step, timeZone }: UsageQuery): Promise<readonly Date[]> {
    const isLong = to.getTime() - from.getTime() > ZONED_DAYS * DAY_MS;
    const zone = step === 'hour' || isLong ? 'UTC' : timeZone;
    // Where a clock that is put back shows midnight twice, a day begins at the first.
    const rows = await this.#sql<{ at: Date }[]>`
      select case
        when (last - interval '1 hour') at time zone ${zone} >= local then last - interval '1 hour'
        else last end as at
      from generate_series(
        date_trunc(${step}, ${from}::timestamptz at time zone ${zone}),
        (${to}::timestamptz - interval '1 microsecond') at time zone ${zone},
        ${`1 ${step}`}::interval) local,
        lateral (select local at time zone ${zone} as last) l`;
    return rows.map(({ at }) => at);
  }

  /** Weeks that end by then are added up, in ms since 1970: there is one of all chatbots wherever there is any. */
  async #weeksUntil({ tenantId, mode }: UsageQuery): Promise<number> {
    const [row] = await this.#sql<{ at: Date | null }[]>`
      select max(at) as at from usage_rollups
      where tenant_id = ${tenantId} and mode = ${mode} and grain = 'week'
        and chatbot_id = '' and operator_id = ''`;
    return row?.at ? row.at.getTime() + WEEK_MS : 0;
  }

  /** The roll-ups that are pieces, by id and then by piece. */
  async #read(
    { tenantId, mode }: UsageQuery,
    id: Fragment,
    whose: Fragment,
    pieces: readonly Piece[],
  ): Promise<ReadonlyMap<string, RollUps>> {
    const startsOf = (grain: Grain) => [
      ...new Set(
        pieces.flatMap((piece) =>
          piece.grain === grain ? [new Date(piece.at).toISOString()] : [],
        ),
      ),
    ];
    const rows = await this.#sql<(Sums & { id: string; grain: Grain; start: Date })[]>`
      select ${id} as id, grain, at as start, sessions, messages, replies, failed, stopped,
        unanswered, good, bad, input_tokens::float8 as "inputTokens",
        output_tokens::float8 as "outputTokens", cost_usd as "costUsd", priced,
        reply_ms as "replyMs", first_token_ms as "firstTokenMs", errors
      from usage_rollups
      where tenant_id = ${tenantId} and mode = ${mode} and ${whose} and (
        grain = 'week' and at = any(${startsOf('week')}::timestamptz[])
        or grain = 'day' and at = any(${startsOf('day')}::timestamptz[])
        or grain = 'hour' and at = any(${startsOf('hour')}::timestamptz[]))`;
    const byId = new Map<string, Map<string, Sums>>();
    for (const { id, grain, start, ...sums } of rows) {
      const own = byId.get(id) ?? new Map<string, Sums>();
      byId.set(id, own.set(nameOf({ grain, at: start.getTime() }), sums));
    }
    return byId;
  }

  async #namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#sql<{ id: string; name: string }[]>`
      select c.id, r.config->>'name' as name from chatbots c
      join chatbot_revisions r on r.chatbot_id = c.id and r.number = c.draft_revision
      where c.id = any(${[...ids]}::text[])`;
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

function nameOf({ grain, at }: Pick<Piece, 'grain' | 'at'>): string {
  return `${grain} ${at}`;
}

function sumOfPieces(pieces: readonly Piece[], rollUps: RollUps): Sums {
  return sumOf(
    pieces.flatMap((piece) => {
      const sums = rollUps.get(nameOf(piece));
      return sums ? [{ sums, sign: piece.sign }] : [];
    }),
  );
}
