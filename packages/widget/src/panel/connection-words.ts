import { t } from '../i18n/t.js';
import type { ConnectionState } from '../session/session-state.js';

/** The state of the link in words; empty where there is nothing to say. */
export function connectionWords(connection: ConnectionState): string {
  switch (connection.kind) {
    case 'idle':
    case 'open':
      return '';
    case 'connecting':
      return t('connecting');
    case 'recovering':
      return t('reconnecting');
    case 'offline':
      return t('offline');
    case 'failed':
      return t('notConnected');
  }
}

/** Whether it is over soon, as a rule: not worth a word before it has lasted a moment. */
export function isBrief({ kind }: ConnectionState): boolean {
  return kind === 'connecting' || kind === 'recovering';
}
