import { t } from '../../i18n/t.js';
import type { ConnectionState } from '../../session/session-state.js';
import type { Language } from '../../i18n/texts.js';

/** The state of the link in words; empty where there is nothing to say. */
export function connectionWords(language: Language | null, connection: ConnectionState): string {
  switch (connection.kind) {
    case 'idle':
    case 'open':
      return '';
    case 'connecting':
      return t(language, 'connecting');
    case 'recovering':
      return t(language, 'reconnecting');
    case 'offline':
      return t(language, 'offline');
    case 'failed':
      return t(language, 'notConnected');
  }
}

/** Tells whether it is over soon, as a rule: not worth a word before it has lasted a moment. */
export function isBrief({ kind }: ConnectionState): boolean {
  return kind === 'connecting' || kind === 'recovering';
}
