import type { Selector, When } from '@chatbot-test/shared/config/http-provider.schema.js';
import { isName } from '../wire/service-name.js';
import type { WireEvent } from '../wire/wire-events.js';

/** Finds the values at a path: none, one, or with `*` any number. Absent and null are no values. */
export function valuesAt(event: WireEvent, path: string): unknown[] {
  if (path === '$event') return event.name === '' ? [] : [event.name];
  if (path === '$data') return [event.data];
  if (path === '$id') return event.id === undefined ? [] : [event.id];
  let values: unknown[] = [event.value];
  for (const step of path === '' ? [] : path.split('.')) {
    values = step === '**' ? allWithin(values) : values.flatMap((value) => within(value, step));
  }
  return values.filter((value) => value !== null && value !== undefined);
}

/** Finds the values of these selectors in an event, each as text. */
export function textsOf(event: WireEvent, selectors: readonly Selector[]): string[] {
  return found(event, selectors).map(asText);
}

/** The last text at these places that can be a name; null if there is none. */
export function nameIn(event: WireEvent, selectors: readonly Selector[]): string | null {
  return textsOf(event, selectors).filter(isName).at(-1) ?? null;
}

/** The same as texts, without lists and objects: their JSON is nothing to be said. */
export function piecesOf(event: WireEvent, selectors: readonly Selector[]): string[] {
  return found(event, selectors)
    .filter((value) => typeof value !== 'object')
    .map(asText);
}

/** The first text that is not empty at any of these paths; empty if there is none. */
export function firstText(event: WireEvent, paths: readonly string[]): string {
  const texts = piecesOf(
    event,
    paths.map((path) => ({ path })),
  );
  return texts.find((text) => text.trim() !== '') ?? '';
}

function found(event: WireEvent, selectors: readonly Selector[]): unknown[] {
  return grouped(selectors).flatMap((group) => {
    const [{ path, when, only, part }] = group;
    if (when !== undefined && !holds(event, when)) return [];
    const values = valuesAt(event, path);
    if (!only && part === undefined) return values;
    return values.flatMap((value) => {
      const entry = { value, data: '', name: '' };
      return group.flatMap((each) =>
        each.only === undefined || isMeant(entry, each.only)
          ? valuesAt(entry, each.part ?? '')
          : [],
      );
    });
  });
}

type Group = readonly [Selector, ...Selector[]];

const GROUPS = new WeakMap<readonly Selector[], readonly Group[]>();

/** Selectors of parts of the same entries, together: what is read of an entry stays together. */
function grouped(selectors: readonly Selector[]): readonly Group[] {
  const known = GROUPS.get(selectors);
  if (known) return known;
  const groups: [Selector, ...Selector[]][] = [];
  for (const selector of selectors) {
    const group = groups.at(-1);
    if (group && isOfSame(group[0], selector)) group.push(selector);
    else groups.push([selector]);
  }
  GROUPS.set(selectors, groups);
  return groups;
}

function isOfSame(one: Selector, other: Selector): boolean {
  const hasParts = one.part !== undefined && other.part !== undefined;
  return (
    hasParts && one.path === other.path && JSON.stringify(one.when) === JSON.stringify(other.when)
  );
}

/** Tells whether a condition on an entry of a list holds. */
export function isMeant(entry: WireEvent, only: When): boolean {
  return holds(entry, only) || (only.is.includes('') && valuesAt(entry, only.path).length === 0);
}

/** The last of these that is a whole number of at least 0; null: none is. */
export function lastNumber(texts: readonly string[]): number | null {
  const number = Number(texts.at(-1) ?? Number.NaN);
  return Number.isInteger(number) && number >= 0 ? number : null;
}

export function holds(event: WireEvent, { path, is }: When): boolean {
  return valuesAt(event, path).some((value) => is.includes(asText(value)));
}

export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === null || value === undefined ? '' : JSON.stringify(value);
}

/** Objects and lists at any depth, in the order in which they are written; each of these first. */
function allWithin(values: readonly unknown[]): unknown[] {
  const found: unknown[] = [];
  const take = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    found.push(value);
    Object.values(value).forEach(take);
  };
  values.forEach(take);
  return found;
}

function within(value: unknown, step: string): unknown[] {
  if (Array.isArray(value)) {
    const list: readonly unknown[] = value;
    if (step === '*') return [...list];
    return /^-?\d+$/.test(step) ? [list.at(Number(step))] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (step === '*') return Object.values(value);
  return Object.hasOwn(value, step) ? [(value as Record<string, unknown>)[step]] : [];
}
