import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
} from 'drizzle-orm/pg-core';
import type { PublicKey } from '../../publishing/receipt.js';
import { chatbots } from './chatbots.js';
import { instant } from './columns.js';

/** Keys that receipts are signed with. Old ones stay: what they signed is still to be checked. */
export const signingKeys = pgTable(
  'signing_keys',
  {
    /** Thumbprint of the public key (RFC 7638). */
    id: text().primaryKey(),
    tenantId: text('tenant_id').notNull(),
    publicKey: jsonb('public_key').$type<PublicKey>().notNull(),
    /** The private key in PKCS 8, sealed with the server's key. */
    sealed: text().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
    /** Time from which another key signs. */
    retiredAt: instant('retired_at'),
  },
  (t) => [index('signing_keys_tenant').on(t.tenantId, t.createdAt)],
);

/**
 * Receipts of publications. Rows are added and read, never changed: a trigger sees to that. They
 * outlive their chatbots.
 */
export const receipts = pgTable(
  'receipts',
  {
    /** SHA-256 of the body, hexadecimal. */
    id: text().primaryKey(),
    tenantId: text('tenant_id').notNull(),
    chatbotId: text('chatbot_id').notNull(),
    /** Place in the chatbot's chain, from 1. */
    number: integer().notNull(),
    /** Canonical JSON: the very text that is signed. */
    body: text().notNull(),
    signature: text().notNull(),
    keyId: text('key_id').notNull(),
    fingerprint: text().notNull(),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [unique('receipts_chain').on(t.chatbotId, t.number)],
);

/** Conditions for publishing anything of a tenant. */
export const publishPolicies = pgTable('publish_policies', {
  tenantId: text('tenant_id').primaryKey(),
  mode: text().$type<'off' | 'ask' | 'block'>().notNull(),
  tested: boolean().notNull(),
  approved: boolean().notNull(),
  noWarnings: boolean('no_warnings').notNull(),
  savedTests: boolean('saved_tests').notNull().default(false),
  /** Address that hears of sites that differ from what was published; null: none. */
  webhookUrl: text('webhook_url'),
});

/** Approvals: by fingerprint, so that any change needs another approval. */
export const approvals = pgTable(
  'approvals',
  {
    chatbotId: text('chatbot_id')
      .notNull()
      .references(() => chatbots.id, { onDelete: 'cascade' }),
    fingerprint: text().notNull(),
    /** Subject of the operator's token. */
    approvedBy: text('approved_by').notNull(),
    comment: text().notNull().default(''),
    createdAt: instant('created_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.chatbotId, t.fingerprint, t.approvedBy] })],
);

/**
 * Counts of replies that tests got, by what they came of: a trigger on the messages of tests keeps
 * them, so that they outlive the messages, which clean-up deletes.
 */
export const testedFingerprints = pgTable(
  'tested_fingerprints',
  {
    chatbotId: text('chatbot_id')
      .notNull()
      .references(() => chatbots.id, { onDelete: 'cascade' }),
    fingerprint: text().notNull(),
    /** Subject of the operator's token. */
    operatorId: text('operator_id').notNull(),
    replies: integer().notNull(),
    /** Revision of the last of them; null: it is not known. */
    revision: integer(),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.chatbotId, t.fingerprint, t.operatorId] })],
);

/** Questions and answers of the tests of what was published, kept with its receipt. */
export const receiptTests = pgTable(
  'receipt_tests',
  {
    receiptId: text('receipt_id')
      .notNull()
      .references(() => receipts.id),
    number: integer().notNull(),
    question: text().notNull(),
    answer: text().notNull(),
    askedBy: text('asked_by').notNull(),
    askedAt: instant('asked_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.receiptId, t.number] })],
);
