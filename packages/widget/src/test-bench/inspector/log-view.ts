import { css, html, nothing, type TemplateResult } from 'lit';
import '../ui/copy-button.js';
import { clock } from '../ui/format.js';
import { barMark, crossMark, diamondMark, discMark, ringMark } from '../ui/icons.js';
import type { LogEntry } from './session-log.js';
import { t } from '../../i18n/bench/t.js';

const MARKS = {
  connection: barMark,
  sent: ringMark,
  reply: discMark,
  chatbot: diamondMark,
  problem: crossMark,
} as const;

const KINDS = Object.keys(MARKS) as readonly LogEntry['kind'][];

/** Filter of events. */
export interface LogFilter {
  readonly kind: LogEntry['kind'] | 'all';
  /** Words that an event has; upper or lower case does not matter. */
  readonly text: string;
}

const NO_FILTER: LogFilter = { kind: 'all', text: '' };

/** Renders the events of the session, newest first. */
export function logView(
  entries: readonly LogEntry[],
  dropped: boolean,
  filter: LogFilter = NO_FILTER,
  onFilter: (filter: LogFilter) => void,
): TemplateResult {
  if (entries.length === 0) return html`<p class="pad quiet">${t('log.empty')}</p>`;
  const found = [...entries].reverse().filter((entry) => passes(entry, filter));
  return html`${filterRow(filter, found.length, entries.length, logText(found), onFilter)}
  ${
    found.length === 0
      ? html`<p class="pad quiet">${t('log.nothing')}</p>`
      : html`<ol class="log" aria-label=${t('log')}>
          ${found.map(
            ({ at, kind, text }) =>
              html`<li class=${kind}>
                <time class="mono" datetime=${new Date(at).toISOString()}>${clock(at)}</time
                >${MARKS[kind]}<span>${text}</span>
              </li>`,
          )}
        </ol>`
  }
  ${dropped ? html`<p class="pad quiet">${t('log.dropped')}</p>` : nothing}`;
}

function logText(entries: readonly LogEntry[]): string {
  return entries
    .map(({ at, kind, text }) => `${new Date(at).toISOString()} ${kind} ${text}`)
    .join('\n');
}

function passes({ kind, text }: LogEntry, filter: LogFilter): boolean {
  if (filter.kind !== 'all' && filter.kind !== kind) return false;
  return text.toLowerCase().includes(filter.text.trim().toLowerCase());
}

function filterRow(
  filter: LogFilter,
  found: number,
  all: number,
  text: string,
  onFilter: (filter: LogFilter) => void,
): TemplateResult {
  return html`<div class="filter" role="search" aria-label=${t('log.filter')}>
    <select
      aria-label=${t('log.kind')}
      @change=${({ target }: Event) =>
        onFilter({ ...filter, kind: (target as HTMLSelectElement).value as LogFilter['kind'] })}
    >
      ${(['all', ...KINDS] as const).map(
        (kind) =>
          html`<option value=${kind} ?selected=${kind === filter.kind}>
            ${t(`log.kind.${kind}`)}
          </option>`,
      )}
    </select>
    <input
      type="search"
      aria-label=${t('log.search')}
      placeholder=${t('log.search')}
      .value=${filter.text}
      @input=${({ target }: Event) =>
        onFilter({ ...filter, text: (target as HTMLInputElement).value })}
    />
    <span class="quiet number" role="status">${t('log.count', { found, all })}</span>
    <chatbot-copy-button .text=${text} label=${t('log.copy')}></chatbot-copy-button>
  </div>`;
}

export const logStyles = css`
  .filter {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px;
    padding: 12px 16px 0;
  }

  .filter select,
  .filter input {
    min-height: var(--target);
    padding: 0 8px;
    border: 1px solid var(--edge);
    border-radius: 6px;
    background: var(--raised);
    color: inherit;
    font: inherit;
  }

  .filter input {
    flex: 1;
    min-width: 64px;
  }

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
