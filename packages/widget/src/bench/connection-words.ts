import type { ConnectionState } from '../session/session-state.js';
import { t } from './t.js';

/** The link in words, counting down to the next try; `now` in ms since 1970. */
export function connectionWords(connection: ConnectionState, now: number): string {
  if (connection.kind === 'recovering') {
    const seconds = Math.ceil((connection.retryAt - now) / 1_000);
    if (seconds > 0) return t('connection.countdown', { seconds });
  }
  return t(`connection.${connection.kind}`);
}
