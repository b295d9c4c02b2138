import { canonicalJson } from '@chatbot-test/shared/config/canonical-json.js';

/**
 * Names of fields for people, by the beginning of the field's path: the longest that fits applies.
 * In the order in which they are named.
 */
export const FIELDS = [
  'name',
  'language',
  'appearance.avatar',
  'appearance.title',
  'appearance.subtitle',
  'appearance.welcomeMessage',
  'appearance.starters',
  'appearance.placeholder',
  'appearance.branding',
  'appearance.theme',
  'appearance.light',
  'appearance.dark',
  'appearance.font',
  'appearance.radius',
  'appearance.density',
  'appearance.bubbles',
  'appearance.launcher',
  'appearance.variables',
  'appearance',
  'provider.type',
  'provider.model',
  'provider.systemPrompt',
  'provider.knowledge',
  'provider.threshold',
  'provider.temperature',
  'provider.fallback',
  'provider',
  'allowedOrigins',
  'imageHosts',
] as const;
export type Field = (typeof FIELDS)[number];

/** The fields in which two configurations differ, each once. What only one of them has is no change. */
export function changedFields(before: object, after: object): readonly Field[] {
  const paths = changedPaths(before, after);
  // Another kind of provider has other fields altogether: that alone is said.
  const isAnother = paths.includes('provider.type');
  const found = new Set(
    paths
      .filter((path) => !isAnother || !path.startsWith('provider.') || path === 'provider.type')
      .flatMap((path) => fieldOf(path)),
  );
  return FIELDS.filter((field) => found.has(field));
}

function fieldOf(path: string): Field[] {
  const fitting = FIELDS.filter((field) => `${path}.`.startsWith(`${field}.`));
  return fitting.sort((a, b) => b.length - a.length).slice(0, 1);
}

function changedPaths(before: object, after: object, prefix = ''): string[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  return [...now].flatMap(([key, value]) => {
    const known: unknown = old.get(key);
    if (!old.has(key) || canonicalJson(known) === canonicalJson(value)) return [];
    const path = `${prefix}${key}`;
    if (!isPlain(known) || !isPlain(value)) return [path];
    const inner = changedPaths(known, value, `${path}.`);
    return inner.length > 0 ? inner : [path];
  });
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
