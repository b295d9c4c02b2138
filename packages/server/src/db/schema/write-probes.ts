import { pgTable, text } from 'drizzle-orm/pg-core';

/** Is always empty: rows are written and taken back, to see whether the database takes any. */
export const writeProbes = pgTable('write_probes', { filler: text().notNull() });
