import { canonicalJson } from './canonical-json.js';

/** A field that differs between two configurations. */
export interface ConfigChange {
  /** Path of the field, as in `appearance.light.primary`. */
  readonly path: string;
  /** The field's name for people. */
  readonly what: string;
  /** Value before as text, at most 300 characters; null: it was not set. */
  readonly before: string | null;
  readonly after: string | null;
}

/** Characters of a value that are shown. */
const MOST = 300;

/** Names of fields, by path or by the end of one. Others are named by their path. */
const WORDS: Readonly<Record<string, string>> = {
  name: 'Name',
  language: 'Language',
  allowedOrigins: 'Sites that may embed it',
  imageHosts: 'Hosts of images',
  retentionDays: 'Days that conversations are kept',
  'identity.required': 'Visitors must be signed in',
  'identity.jwksUrl': 'Public keys of visitors’ identities',
  'provider.type': 'What answers',
  'provider.threshold': 'Least confidence of a passage',
  'provider.fallback': 'Answer when nothing is found',
  'provider.model': 'Model',
  'provider.baseUrl': 'Address of the model',
  'provider.systemPrompt': 'Prompt',
  'provider.knowledge': 'Uses the documents',
  'provider.temperature': 'Temperature',
  'provider.url': 'Address of the service',
  'appearance.greeting': 'Greeting',
  'appearance.placeholder': 'Placeholder',
  'appearance.subtitle': 'Subtitle',
  'appearance.avatar': 'Avatar',
  'appearance.starters': 'Suggested questions',
  'appearance.theme': 'Colour scheme',
  'appearance.radius': 'Corner radius',
  'appearance.density': 'Density',
  'appearance.font': 'Font',
};

/** Lists the fields in which two configurations differ, in words; values are shortened. */
export function configChanges(before: unknown, after: unknown): ConfigChange[] {
  const [old, now] = [leavesOf(before), leavesOf(after)];
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  return paths
    .filter((path) => old.get(path) !== now.get(path))
    .map((path) => ({
      path,
      what: wordsOf(path),
      before: shortened(old.get(path)),
      after: shortened(now.get(path)),
    }));
}

/** Values by path, as text; a list is one value. */
function leavesOf(value: unknown, path = ''): Map<string, string> {
  if (value === undefined) return new Map();
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return new Map(
      Object.entries(value).flatMap(([key, field]) => [
        ...leavesOf(field, path === '' ? key : `${path}.${key}`),
      ]),
    );
  }
  return new Map([[path, textOf(value)]]);
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (!Array.isArray(value)) return canonicalJson(value);
  return value.map((item) => (typeof item === 'string' ? item : canonicalJson(item))).join(', ');
}

function wordsOf(path: string): string {
  const known = WORDS[path];
  if (known) return known;
  const words = path
    .replace(/([a-z])([A-Z])/g, (_match, a: string, b: string) => `${a} ${b.toLowerCase()}`)
    .split('.')
    .join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function shortened(text: string | undefined): string | null {
  if (text === undefined) return null;
  return text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text;
}
