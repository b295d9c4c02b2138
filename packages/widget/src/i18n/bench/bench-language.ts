import type { BenchLanguage } from '../bench-texts.js';
import { codeOf, Languages } from '../languages.js';

const languages = new Languages<BenchLanguage>(
  async () => (await import('../languages/words-all.js')).LANGUAGES,
);

let code = 'en';

/** The language of the test benches of this page; null: English. */
export function spoken(): BenchLanguage | null {
  return languages.of(code);
}

/** Code of the language, for `Intl` and `lang`. */
export function spokenCode(): string {
  return code;
}

/**
 * Speaks the language of an element's place in the page from now on. Where its file cannot be had,
 * it goes on as before: that is no reason not to test.
 */
export async function speakAs(element: Element): Promise<void> {
  const wanted = codeOf(tagOf(element));
  try {
    await languages.load(wanted);
    code = wanted;
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
