import { t } from '../../i18n/t.js';
import type { Language } from '../../i18n/texts.js';

const DAY_MS = 24 * 60 * 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times as much as using it. */
function format(
  language: Language | null,
  name: string,
  options: Intl.DateTimeFormatOptions,
  date: Date,
): string {
  const code = language?.code ?? 'en';
  const key = `${code} ${name}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(code, options);
  formats.set(key, known);
  return known.format(date);
}

/** The time of day of an ISO instant. */
export function timeOf(language: Language | null, instant: string): string {
  return format(language, 'clock', { timeStyle: 'short' }, new Date(instant));
}

/** The day of an ISO instant, as people say it. */
export function dayOf(language: Language | null, instant: string, now = new Date()): string {
  const day = new Date(instant);
  if (day.toDateString() === now.toDateString()) return t(language, 'today');
  const yesterday = new Date(now.getTime() - DAY_MS);
  return day.toDateString() === yesterday.toDateString()
    ? t(language, 'yesterday')
    : format(language, 'date', { dateStyle: 'long' }, day);
}
