import type { SessionActions } from '../../session/session-actions.js';
import type { ConnectionState } from '../../session/session-state.js';
import { html, nothing, type TemplateResult } from 'lit';
import { td } from '../../i18n/t-extras.js';
import { t } from '../../i18n/t.js';
import { problemNotice } from '../problem/problem-notice.js';
import type { Language } from '../../i18n/texts.js';

/**
 * Shows what keeps the panel from connecting, above the composer; nothing while it retries by
 * itself.
 */
export function connectionNotice(
  language: Language | null,
  connection: ConnectionState,
  actions: SessionActions,
): TemplateResult | typeof nothing {
  if (connection.kind !== 'failed') return nothing;
  const { problem } = connection;
  return html`<div class="notice" role="alert">
    ${problemNotice({
      language,
      fallback: t(language, 'notConnected'),
      problem,
      details: {},
      buttons: [{ label: buttonFor(language, problem.code), act: () => actions.reconnect() }],
    })}
  </div>`;
}

/** Reason why the link is gone, as a sentence after its state; empty if there is none. */
export function because(language: Language | null, connection: ConnectionState): string {
  const reason = connection.kind === 'recovering' && connection.reason;
  return reason ? ` ${td(language, reason)}` : '';
}

function buttonFor(language: Language | null, code: string): string {
  if (code === 'session-ended' || code === 'session-expired') return td(language, 'startNew');
  return code === 'replaced' ? td(language, 'continueHere') : td(language, 'tryAgain');
}
