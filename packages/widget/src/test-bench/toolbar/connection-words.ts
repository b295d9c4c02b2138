import type { ConnectionState } from '../../session/session-state.js';
import { t } from '../../i18n/bench/t.js';

const OPEN = {
  socket: 'connection.open',
  http: 'connection.http',
  polling: 'connection.polling',
} as const;

/** The link in words, with the reason and a countdown to the next try; `now` in ms since 1970. */
export function connectionWords(connection: ConnectionState, now: number): string {
  if (connection.kind === 'open') return t(OPEN[connection.over ?? 'socket']);
  if (connection.kind !== 'recovering') return t(`connection.${connection.kind}`);
  const seconds = Math.ceil((connection.retryAt - now) / 1_000);
  const state = seconds > 0 ? t('connection.countdown', { seconds }) : t('connection.recovering');
  const { reason } = connection;
  return reason ? t('connection.because', { state, reason: t(`because.${reason}`) }) : state;
}
