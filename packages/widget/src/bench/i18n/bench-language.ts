import { codeOf } from '../../i18n/language.js';
import type { Text } from '../../i18n/translate.js';
import type { enDetails } from './en-details.js';
import type { en } from './en.js';

type Texts<Keys extends string> = Readonly<Record<Keys, Text>>;

/** All that the test bench says by itself in one language. Every language has every key. */
export interface BenchLanguage {
  /** BCP 47, as for `lang` and for `Intl`. */
  readonly code: string;
  readonly rtl?: boolean;
  readonly first: Texts<keyof typeof en>;
  readonly details: Texts<keyof typeof enDetails>;
}

let current: BenchLanguage | null = null;

/** What the benches of this page speak; null: English. */
export function spoken(): BenchLanguage | null {
  return current;
}

/** As for `Intl` and `lang`. */
export function spokenCode(): string {
  return current?.code ?? 'en';
}

/**
 * Speaks the language of an element's place in the page from now on. Where its file cannot be had,
 * English is spoken: that is no reason not to test.
 */
export async function speakAs(element: Element): Promise<void> {
  const code = codeOf(tagOf(element));
  if (code === spokenCode()) return;
  try {
    const { LANGUAGES } = await import('./languages/words-all.js');
    const load = LANGUAGES[code as keyof typeof LANGUAGES];
    current = load ? (await load()).language : null;
  } catch (error) {
    reportError(error);
  }
}

/** The `lang` that holds for an element, across shadow roots; else the browser's. */
function tagOf(element: Element): string {
  const closest = element.closest<HTMLElement>('[lang]');
  if (closest?.lang) return closest.lang;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? tagOf(root.host) : navigator.language;
}
