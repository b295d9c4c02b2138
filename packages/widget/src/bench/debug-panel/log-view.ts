import { css, html, nothing, type TemplateResult } from 'lit';
import { clock } from '../format.js';
import { barMark, crossMark, diamondMark, discMark, ringMark } from '../icons.js';
import type { LogEntry } from '../session-log.js';
import { t } from '../t.js';

const MARKS = {
  connection: barMark,
  sent: ringMark,
  reply: discMark,
  chatbot: diamondMark,
  problem: crossMark,
} as const;

/** What happened in the session, newest first. */
export function logView(entries: readonly LogEntry[], dropped: boolean): TemplateResult {
  if (entries.length === 0) return html`<p class="pad quiet">${t('log.empty')}</p>`;
  const newest = [...entries].reverse();
  return html`<ol class="log" aria-label=${t('log')}>
      ${newest.map(
        ({ at, kind, text }) =>
          html`<li class=${kind}>
            <time class="mono" datetime=${new Date(at).toISOString()}>${clock(at)}</time
            >${MARKS[kind]}<span>${text}</span>
          </li>`,
      )}
    </ol>
    ${dropped ? html`<p class="pad quiet">${t('log.dropped')}</p>` : nothing}`;
}

export const logStyles = css`
  .log {
    list-style: none;
    margin: 0;
    padding: 8px 16px 16px;
  }

  .log li {
    display: grid;
    grid-template-columns: auto 10px minmax(0, 1fr);
    gap: 0 10px;
    align-items: baseline;
    padding-block: 2px;
    overflow-wrap: anywhere;
  }

  .log time {
    color: var(--quiet);
  }

  .log .mark {
    align-self: start;
    margin-top: 5px;
    color: var(--quiet);
  }

  .log .problem .mark {
    color: var(--bad);
  }
`;
