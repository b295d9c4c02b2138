import { spoken } from '../i18n/language.js';
import { t } from '../i18n/t.js';

const DAY_MS = 24 * 60 * 60_000;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a hundred times as much as using it. */
function format(name: string, options: Intl.DateTimeFormatOptions, date: Date): string {
  const language = spoken()?.code ?? 'en';
  const key = `${language} ${name}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);
  return known.format(date);
}

/** The time of day of an ISO instant. */
export function timeOf(instant: string): string {
  return format('clock', { timeStyle: 'short' }, new Date(instant));
}

/** The day of an ISO instant, as people say it. */
export function dayOf(instant: string, now = new Date()): string {
  const day = new Date(instant);
  if (day.toDateString() === now.toDateString()) return t('today');
  const yesterday = new Date(now.getTime() - DAY_MS);
  return day.toDateString() === yesterday.toDateString()
    ? t('yesterday')
    : format('date', { dateStyle: 'long' }, day);
}
