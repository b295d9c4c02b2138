import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { withLaterFields } from '@chatbot-test/shared/config/later-fields.js';
import { and, desc, eq, gt, isNull, lt, max, sql as fragment, type SQL } from 'drizzle-orm';
import type { QueryBuilder } from '../db/query-builder.js';
import { chatbotRevisions as revisions, chatbots } from '../db/schema/chatbots.js';
import { knowledgeSnapshots as snapshots } from '../db/schema/knowledge-snapshots.js';
import { receipts, signingKeys } from '../db/schema/publishing.js';
import { reviewLinks } from '../db/schema/review-links.js';
import { draftRoot } from '../knowledge/snapshots/knowledge-root.js';
import type { Chatbot, RevisionDetail, RevisionSummary } from './chatbot-repository.js';
import type { ChatbotRevision, SessionMode } from './chatbot-revision.js';
import { fingerprintOf, type Build } from './fingerprint.js';

/** A chatbot as it is stored: its fingerprint depends on the build that answers. */
type Stored<T> = Omit<T, 'fingerprint' | 'parts'> & {
  /** SHA-256 of its configuration. */
  readonly configuration: string;
  /** SHA-256 of its knowledge. */
  readonly root: string;
};

const REVISION = {
  chatbotId: chatbots.id,
  tenantId: chatbots.tenantId,
  revision: revisions.number,
  configuration: revisions.fingerprint,
  config: revisions.config,
};
const STANDING = { live: chatbots.liveRevision, updatedAt: chatbots.updatedAt };

/** Reads a chatbot's draft; null for another tenant's, and where there is none. */
export async function readDraft(
  db: QueryBuilder,
  build: Build,
  tenantId: string,
  chatbotId: string,
): Promise<Chatbot | null> {
  const [row] = await db
    .select({ ...REVISION, ...STANDING, root: draftRoot() })
    .from(chatbots)
    .innerJoin(revisions, isRevision(chatbots.draftRevision))
    .where(and(eq(chatbots.id, chatbotId), eq(chatbots.tenantId, tenantId)));
  return row ? asToday({ ...row, knowledge: null }, build) : null;
}

/** Reads what operators test of a chatbot, or what visitors get; null where there is none. */
export async function readRevision(
  db: QueryBuilder,
  build: Build,
  chatbotId: string,
  mode: SessionMode,
): Promise<ChatbotRevision | null> {
  if (mode === 'live') return readLive(db, build, chatbotId);
  const [row] = await db
    .select({ ...REVISION, root: draftRoot() })
    .from(chatbots)
    .innerJoin(revisions, isRevision(chatbots.draftRevision))
    .where(eq(chatbots.id, chatbotId));
  return row ? asToday({ ...row, knowledge: null }, build) : null;
}

/** Reads what is published, with the receipt of that: in one statement, so that they fit. */
async function readLive(
  db: QueryBuilder,
  build: Build,
  chatbotId: string,
): Promise<ChatbotRevision | null> {
  const { id, body, signature, number } = receipts;
  const last = db
    .select({ number: max(number) })
    .from(receipts)
    .where(eq(receipts.chatbotId, chatbotId));
  const [row] = await db
    .select({
      live: { ...REVISION, knowledge: chatbots.liveKnowledge, root: rootOr(snapshots.root) },
      receipt: { id, body, signature },
      key: { kid: signingKeys.id, publicKey: signingKeys.publicKey },
    })
    .from(chatbots)
    .leftJoin(snapshots, eq(snapshots.number, chatbots.liveKnowledge))
    .leftJoin(receipts, and(eq(receipts.chatbotId, chatbots.id), eq(number, last)))
    .leftJoin(signingKeys, eq(signingKeys.id, receipts.keyId))
    .innerJoin(revisions, isRevision(chatbots.liveRevision))
    .where(eq(chatbots.id, chatbotId));
  if (!row) return null;
  const key = row.key && { ...row.key.publicKey, kid: row.key.kid };
  const receipt = row.receipt && { ...row.receipt, ...(key && { key }) };
  return { ...asToday(row.live, build), ...(receipt && { receipt }) };
}

/** Reads what a review link opens; null where it is revoked or has expired. */
export async function readReviewed(
  db: QueryBuilder,
  build: Build,
  linkId: string,
): Promise<ChatbotRevision | null> {
  const [row] = await db
    .select({ ...REVISION, knowledge: snapshots.number, root: snapshots.root })
    .from(reviewLinks)
    .innerJoin(chatbots, eq(chatbots.id, reviewLinks.chatbotId))
    .innerJoin(revisions, isRevision(reviewLinks.revision))
    .innerJoin(snapshots, eq(snapshots.number, reviewLinks.knowledge))
    .where(
      and(
        eq(reviewLinks.id, linkId),
        isNull(reviewLinks.revokedAt),
        gt(reviewLinks.expiresAt, fragment`now()`),
      ),
    );
  return row ? asToday(row, build) : null;
}

/** Reads what was just published, which has a snapshot. */
export async function readPublished(
  db: QueryBuilder,
  build: Build,
  chatbotId: string,
): Promise<Chatbot | null> {
  const [row] = await db
    .select({ ...REVISION, ...STANDING, knowledge: snapshots.number, root: snapshots.root })
    .from(chatbots)
    .innerJoin(snapshots, eq(snapshots.number, chatbots.liveKnowledge))
    .innerJoin(revisions, isRevision(chatbots.liveRevision))
    .where(eq(chatbots.id, chatbotId));
  return row ? asToday(row, build) : null;
}

const SUMMARY = {
  revision: revisions.number,
  configuration: revisions.fingerprint,
  root: rootOr(snapshots.root),
  createdBy: revisions.createdBy,
  createdAt: revisions.createdAt,
  isDraft: fragment<boolean>`${revisions.number} = ${chatbots.draftRevision}`,
  isLive: fragment<boolean>`${revisions.number} is not distinct from ${chatbots.liveRevision}`,
};

/** Reads revisions, newest first. @param before older than this one; null for the newest */
export async function readRevisions(
  db: QueryBuilder,
  build: Build,
  { tenantId, chatbotId, before, limit }: RevisionQuery,
): Promise<RevisionSummary[]> {
  const rows = await db
    .select(SUMMARY)
    .from(revisions)
    .innerJoin(chatbots, eq(chatbots.id, revisions.chatbotId))
    .leftJoin(snapshots, eq(snapshots.number, revisions.knowledge))
    .where(
      and(
        eq(revisions.chatbotId, chatbotId),
        eq(chatbots.tenantId, tenantId),
        before === null ? undefined : lt(revisions.number, before),
      ),
    )
    .orderBy(desc(revisions.number))
    .limit(limit);
  return rows.map((row) => summarised(row, build));
}

interface RevisionQuery {
  readonly tenantId: string;
  readonly chatbotId: string;
  readonly before: number | null;
  readonly limit: number;
}

/** Reads one revision with its configuration; null where there is none. */
export async function readDetail(
  db: QueryBuilder,
  build: Build,
  {
    tenantId,
    chatbotId,
    revision,
  }: Pick<RevisionQuery, 'tenantId' | 'chatbotId'> & {
    readonly revision: number;
  },
): Promise<RevisionDetail | null> {
  const [row] = await db
    .select({ ...SUMMARY, config: revisions.config })
    .from(revisions)
    .innerJoin(chatbots, eq(chatbots.id, revisions.chatbotId))
    .leftJoin(snapshots, eq(snapshots.number, revisions.knowledge))
    .where(
      and(
        eq(revisions.chatbotId, chatbotId),
        eq(chatbots.tenantId, tenantId),
        eq(revisions.number, revision),
      ),
    );
  if (!row) return null;
  const { config, parts } = asToday(row, build);
  return { ...summarised(row, build), config, parts };
}

function isRevision(
  number:
    typeof chatbots.draftRevision | typeof chatbots.liveRevision | typeof reviewLinks.revision,
) {
  return and(eq(revisions.chatbotId, chatbots.id), eq(revisions.number, number));
}

/** Root of a snapshot, or the draft's if there is none. */
export function rootOr(root: SQL | typeof snapshots.root): SQL<string> {
  return fragment<string>`coalesce(${root}, ${draftRoot()})`;
}

/** A revision stays as it was stored; who reads it finds the fields that came since, empty. */
function asToday<T extends Stored<{ readonly config: ChatbotConfig }>>(
  { configuration, root: knowledge, ...stored }: T,
  build: Build,
) {
  const parts = { configuration, knowledge, ...build };
  const config = withLaterFields(stored.config);
  return { ...stored, config, parts, fingerprint: fingerprintOf(parts) };
}

/** One that was never published is named by what it would answer from today. */
function summarised(
  { revision, configuration, root, createdBy, createdAt, isDraft, isLive }: Stored<RevisionSummary>,
  build: Build,
): RevisionSummary {
  const fingerprint = fingerprintOf({ configuration, knowledge: root, ...build });
  return { revision, fingerprint, createdBy, createdAt, isDraft, isLive };
}
