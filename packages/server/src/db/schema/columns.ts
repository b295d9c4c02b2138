import { customType, timestamp } from 'drizzle-orm/pg-core';

/** A moment, as a `Date`. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Written by SQL (`to_tsvector`), never read. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** Bytes, as a Buffer. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => 'bytea' });
