import { speakAs } from '../../i18n/bench/bench-language.js';

/** Has the benches of this page speak a language from now on. */
export async function speak(lang: string): Promise<void> {
  const element = document.createElement('p');
  element.lang = lang;
  await speakAs(element);
}
