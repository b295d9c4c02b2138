import type { TSchema } from 'typebox';
import type { Validator } from 'typebox/compile';
import type { TLocalizedValidationError } from 'typebox/error';

/**
 * Finds why a value does not fit its schema, in time bounded by the schema and not by
 * the value: a list of 5,000 bad entries where 20 may be is looked at as far as the 21st.
 */
export function faultsOf(schema: Validator, value: unknown): TLocalizedValidationError[] {
  return schema.Errors(clipped(schema.Type(), value));
}

/** The parts of a schema that say how much of a value there may be, or where to look inside. */
interface Shape {
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly patternProperties?: Readonly<Record<string, Shape>>;
  readonly additionalProperties?: boolean | Shape;
  readonly maxProperties?: number;
  readonly items?: Shape;
  readonly maxItems?: number;
  readonly anyOf?: readonly Shape[];
  readonly const?: unknown;
}

/** Entries of a list or record whose schema names no limit of its own. */
const MOST_ENTRIES = 100;

/** The value without what is beyond the first fault of quantity. */
function clipped(schema: TSchema | Shape, value: unknown): unknown {
  const shape = schema as Shape;
  if (typeof value !== 'object' || value === null) return value;
  if (shape.anyOf) return clippedMember(shape.anyOf, value);
  if (Array.isArray(value)) {
    const { items } = shape;
    const entries = (value as unknown[]).slice(0, (shape.maxItems ?? MOST_ENTRIES) + 1);
    return items ? entries.map((entry) => clipped(items, entry)) : entries;
  }
  const known = shape.properties ?? {};
  const [record] = Object.values(shape.patternProperties ?? {});
  const most = record ? (shape.maxProperties ?? MOST_ENTRIES) : Object.keys(known).length;
  const result: Record<string, unknown> = {};
  let others = 0;
  for (const key in value) {
    if (!Object.hasOwn(value, key)) continue;
    const inner = Object.hasOwn(known, key) ? known[key] : undefined;
    if (!inner && ++others > most + 1) continue;
    const field = (value as Record<string, unknown>)[key];
    const within = inner ?? record;
    result[key] = within ? clipped(within, field) : field;
  }
  return result;
}

/** Members of a union differ in `type`: only the one that is meant is looked into. */
function clippedMember(members: readonly Shape[], value: object): unknown {
  const type = 'type' in value ? value.type : undefined;
  const meant = members.find((member) => member.properties?.['type']?.const === type);
  if (meant && type !== undefined) return clipped(meant, value);
  const [only, ...more] = members.filter((member) => member.properties ?? member.items);
  if (only && more.length === 0) return clipped(only, value);
  return type === undefined ? {} : { type };
}
