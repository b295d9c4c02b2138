import { spokenCode } from '../bench/bench-language.js';
import { enMonitoring } from '../en/monitoring.js';
import { Languages } from '../languages.js';
import type { MonitoringLanguage } from '../monitoring-texts.js';
import type { Values } from '../translate.js';
import { wordsOf } from '../words.js';

const languages = new Languages<MonitoringLanguage>(
  async () => (await import('../languages/monitoring-all.js')).LANGUAGES,
);
const words = wordsOf(enMonitoring, ({ monitoring }: MonitoringLanguage) => monitoring);

/** Words of the element that watches over sessions, by key, in the language of the test bench. */
export function tm(key: keyof typeof enMonitoring, values?: Values): string {
  return words(languages.of(spokenCode()), key, values);
}

/** Resolves when the words of the bench's language are there; where they cannot be had, English stays. */
export async function loadMonitoringWords(): Promise<void> {
  await languages.load(spokenCode()).catch((error: unknown) => reportError(error));
}
