import { DURATION, milliseconds, setting } from './env-setting.js';
import type { LimitSettings, WindowLimit } from './limits/limit-settings.js';

const rate = (fallback: string) =>
  setting(
    `off|[1-9][0-9]{0,8}/${DURATION}`,
    'a number and a time, as 6000/1m for 6000 a minute, or off',
    fallback,
    { default: fallback },
  );

const count = (fallback: string) =>
  setting('off|[1-9][0-9]{0,8}', 'a number, or off', fallback, { default: fallback });

/**
 * Limits of one network address. An office of some hundred people has one address, so that the
 * defaults are more than they need all together, and less than one machine can do.
 */
export const LIMIT_VARIABLES = {
  LIMIT_REQUESTS: rate('6000/1m'),
  LIMIT_BAD_TOKENS: rate('60/1m'),
  LIMIT_NEW_SESSIONS: rate('120/1m'),
  LIMIT_UPLOADS: rate('120/1m'),
  LIMIT_SOCKETS: count('1000'),
  LIMIT_SOCKETS_WITHOUT_HELLO: count('300'),
  LIMIT_STREAMS: count('200'),
  LIMIT_READING: setting(`off|${DURATION}`, 'a time, as 20m, or off', '20m', { default: '20m' }),
};

export function limitsOf(
  environment: Readonly<Record<keyof typeof LIMIT_VARIABLES, string>>,
): LimitSettings {
  return {
    requests: windowOf(environment.LIMIT_REQUESTS),
    badTokens: windowOf(environment.LIMIT_BAD_TOKENS),
    newSessions: windowOf(environment.LIMIT_NEW_SESSIONS),
    uploads: windowOf(environment.LIMIT_UPLOADS),
    sockets: countOf(environment.LIMIT_SOCKETS),
    socketsWithoutHello: countOf(environment.LIMIT_SOCKETS_WITHOUT_HELLO),
    streams: countOf(environment.LIMIT_STREAMS),
  };
}

/** Processor time that reading documents of one tenant may take in an hour, in ms; null: any. */
export function readingLimitOf({ LIMIT_READING: text }: { LIMIT_READING: string }): number | null {
  return text === 'off' ? null : milliseconds(text);
}

/** `6000/1m`, or `off`. */
function windowOf(text: string): WindowLimit | null {
  const [most, duration] = text.split('/');
  if (duration === undefined) return null;
  return { most: Number(most), windowMs: milliseconds(duration) };
}

function countOf(text: string): number | null {
  return text === 'off' ? null : Number(text);
}
