import type { Selector, When } from '@chatbot-test/shared/config/http-provider.schema.js';

/** One thing that a service sent. */
export interface WireEvent {
  /** What its JSON holds; the text itself where it is none. */
  readonly value: unknown;
  /** Its text as it came. */
  readonly data: string;
  /** Name of a server-sent event; empty for any other. */
  readonly name: string;
}

/** What stands at a path: no value, one, or with `*` any number. Absent and null are no values. */
export function valuesAt(event: WireEvent, path: string): unknown[] {
  if (path === '$event') return event.name === '' ? [] : [event.name];
  if (path === '$data') return [event.data];
  let values: unknown[] = [event.value];
  for (const step of path === '' ? [] : path.split('.')) {
    values = values.flatMap((value) => within(value, step));
  }
  return values.filter((value) => value !== null && value !== undefined);
}

/** What these selectors find in an event, each as text. */
export function textsOf(event: WireEvent, selectors: readonly Selector[]): string[] {
  return selectors
    .filter(({ when }) => when === undefined || holds(event, when))
    .flatMap(({ path }) => valuesAt(event, path))
    .map(asText);
}

export function holds(event: WireEvent, { path, is }: When): boolean {
  return valuesAt(event, path).some((value) => is.includes(asText(value)));
}

export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

function within(value: unknown, step: string): unknown[] {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    if (step === '*') return [...list];
    return /^\d+$/.test(step) ? [list[Number(step)]] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (step === '*') return Object.values(value);
  return Object.hasOwn(value, step) ? [(value as Record<string, unknown>)[step]] : [];
}
