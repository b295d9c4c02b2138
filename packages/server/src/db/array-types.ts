import type { PostgresType } from 'postgres';

interface ArrayType {
  readonly oid: number;
  /** An entry, as what the rest of the server works with. */
  readonly read: (text: string) => unknown;
}

/** Object ids of arrays in pg_type, which are the same in every Postgres, by what they hold. */
const ARRAYS: Readonly<Record<string, ArrayType>> = {
  bool: { oid: 1000, read: (text: string) => text === 't' },
  int2: { oid: 1005, read: Number },
  int4: { oid: 1007, read: Number },
  text: { oid: 1009, read: String },
  varchar: { oid: 1015, read: String },
  // As single ones are read: they may be larger than a number holds.
  int8: { oid: 1016, read: String },
  float4: { oid: 1021, read: Number },
  float8: { oid: 1022, read: Number },
  timestamptz: { oid: 1185, read: (text: string) => new Date(text) },
  uuid: { oid: 2951, read: String },
};

/**
 * Reads and writes arrays. postgres.js would ask the server for their types on each new connection,
 * and end the process where that very question is cut off: nobody waits for its answer.
 */
export const ARRAY_TYPES: Record<string, PostgresType<readonly unknown[]>> = Object.fromEntries(
  Object.entries(ARRAYS).map(([name, { oid, read }]) => [
    `${name}Array`,
    { to: oid, from: [oid], serialize: written, parse: (text: string) => readArray(text, read) },
  ]),
);

/** A list as the text of a Postgres array; text that is one already stays. */
function written(list: readonly unknown[] | string): string {
  if (typeof list === 'string') return list;
  const entries = list.map((entry) =>
    entry === null || entry === undefined
      ? 'null'
      : `"${entryText(entry).replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`,
  );
  return `{${entries.join(',')}}`;
}

function entryText(entry: unknown): string {
  if (typeof entry === 'string') return entry;
  return entry instanceof Date ? entry.toISOString() : JSON.stringify(entry);
}

/** An array of one dimension. */
function readArray<T>(text: string, read: (entry: string) => T): (T | null)[] {
  const list: (T | null)[] = [];
  let at = 1;
  while (at < text.length - 1) {
    let entry = '';
    const isQuoted = text[at] === '"';
    if (isQuoted) {
      for (at += 1; text[at] !== '"'; at += 1) {
        if (text[at] === '\\') at += 1;
        entry += text[at] ?? '';
      }
      at += 1;
    } else {
      const end = text.indexOf(',', at);
      entry = text.slice(at, end < 0 ? text.length - 1 : end);
      at += entry.length;
    }
    list.push(!isQuoted && entry === 'NULL' ? null : read(entry));
    at += 1;
  }
  return list;
}
