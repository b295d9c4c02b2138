/** NUL, and halves of pairs: whole pairs are looked at more closely. */
const SUSPECT = /[\0\ud800-\udfff]/;

/**
 * Text that Postgres and UTF-8 can hold: NUL and half surrogate pairs become U+FFFD, one for one,
 * so that lengths and offsets stay what they were.
 */
export function toPostgresText(text: string): string {
  // By far the most texts have neither; looking is cheaper than replacing.
  if (!SUSPECT.test(text)) return text;
  return text.replace(/\0|\p{Surrogate}/gu, '\ufffd');
}

/** The same for every text inside a JSON value. */
export function toPostgresJson<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, field: unknown) =>
      typeof field === 'string' ? toPostgresText(field) : field,
    ),
  ) as T;
}
