/**
 * Numbers of the advisory locks on a Postgres server: any that nothing else there uses. A lock is
 * always of a transaction, so that neither a connection pooler nor a crash leaves it behind.
 */
export const LOCKS = {
  migrations: 7_230_115,
  alone: 7_230_116,
  pgvector: 7_230_117,
  usage: 7_230_118,
  unanswered: 7_230_119,
} as const;
