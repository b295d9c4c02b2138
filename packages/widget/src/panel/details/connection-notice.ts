import type { SessionActions } from '../../session/session-actions.js';
import type { ConnectionState } from '../../session/session-state.js';
import { html, nothing, type TemplateResult } from 'lit';
import { td } from '../../i18n/t-details.js';
import { t } from '../../i18n/t.js';
import { problemNotice } from './problem-notice.js';

/** What keeps the panel from connecting, above the composer; nothing while it goes on by itself. */
export function connectionNotice(
  connection: ConnectionState,
  actions: SessionActions,
): TemplateResult | typeof nothing {
  if (connection.kind !== 'failed') return nothing;
  const { problem } = connection;
  return html`<div class="notice" role="alert">
    ${problemNotice({
      fallback: t('notConnected'),
      problem,
      details: {},
      buttons: [{ label: buttonFor(problem.code), act: () => actions.reconnect() }],
    })}
  </div>`;
}

/** Why the link is gone, as a sentence after its state; empty where there is nothing to say. */
export function because(connection: ConnectionState): string {
  const reason = connection.kind === 'recovering' && connection.reason;
  return reason ? ` ${td(reason)}` : '';
}

function buttonFor(code: string): string {
  if (code === 'session-ended' || code === 'session-expired') return td('startNew');
  return code === 'replaced' ? td('continueHere') : td('tryAgain');
}
