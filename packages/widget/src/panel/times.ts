import { t, UI_LANGUAGE } from '../i18n/t.js';

const DAY_MS = 24 * 60 * 60_000;

const format = (options: Intl.DateTimeFormatOptions) => {
  let formatter: Intl.DateTimeFormat | undefined;
  return (date: Date): string =>
    (formatter ??= new Intl.DateTimeFormat(UI_LANGUAGE, options)).format(date);
};

const clock = format({ timeStyle: 'short' });
const date = format({ dateStyle: 'long' });

/** The time of day of an ISO instant. */
export function timeOf(instant: string): string {
  return clock(new Date(instant));
}

/** The day of an ISO instant, as people say it. */
export function dayOf(instant: string, now = new Date()): string {
  const day = new Date(instant);
  if (day.toDateString() === now.toDateString()) return t('today');
  const yesterday = new Date(now.getTime() - DAY_MS);
  return day.toDateString() === yesterday.toDateString() ? t('yesterday') : date(day);
}
