/**
 * Text that Postgres and UTF-8 can hold: NUL and half surrogate pairs become U+FFFD, one for one,
 * so that lengths and offsets stay what they were.
 */
export function storable(text: string): string {
  return text.replace(/\0|\p{Surrogate}/gu, '\ufffd');
}

/** The same for every text inside a JSON value. */
export function storableJson<T>(value: T): T {
  return JSON.parse(
    JSON.stringify(value, (_, field: unknown) =>
      typeof field === 'string' ? storable(field) : field,
    ),
  ) as T;
}
