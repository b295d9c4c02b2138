import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import '../ui/copy-button.js';
import { errorIcon, warningIcon } from '../ui/icons.js';
import { t } from '../../i18n/bench/t.js';

/** Something the operator should know, where it belongs. */
export function notice(
  kind: 'plain' | 'warn' | 'bad',
  title: string,
  details: TemplateResult,
): TemplateResult {
  return html`<div class="notice ${kind}" role="note">
    ${kind === 'bad' ? errorIcon : warningIcon}
    <div class="words">
      <strong>${title}</strong>
      ${details}
    </div>
  </div>`;
}

/** Actions on an error beside reading it. */
export interface ProblemHelp {
  /** Page that explains its code. */
  readonly docs?: string | undefined;
  /** Hands it to those who look into it. @returns the report's id */
  readonly report?: (() => Promise<string>) | undefined;
  /** Tries what failed once more. */
  readonly again?: (() => void) | undefined;
  /** The error's own words, for those who look into it. */
  readonly words?: string | undefined;
}

/** Renders a problem: what went wrong, what to do, and what to tell those who look into it. */
export function problemNotice(
  { code, message, action, correlationId }: Problem,
  { docs, report, again, words }: ProblemHelp = {},
): TemplateResult {
  // Few problems can be reported; the button is there as soon as it is loaded.
  if (report) import('./report-button.js').catch(() => undefined);
  return notice(
    'bad',
    message,
    html`<p>${action}</p>
      ${words ? html`<p><code>${words}</code></p>` : nothing}
      <div class="details">
        ${
          docs
            ? html`<a href=${docs} target="_blank" rel="noopener" title=${t('problem.docs')}
                ><code>${code}</code></a
              >`
            : html`<code>${code}</code>`
        }
        ${
          correlationId
            ? html`<chatbot-copy-button
                .text=${correlationId}
                label=${t('reply.copyCorrelation', { id: correlationId })}
                ><span class="id">${correlationId}</span></chatbot-copy-button
              >`
            : nothing
        }
        ${
          again
            ? html`<button class="button outlined small again" type="button" @click=${again}>
                ${t('again')}
              </button>`
            : nothing
        }
        ${
          report
            ? html`<chatbot-report-button
                subject="${code} ${correlationId}"
                .send=${report}
              ></chatbot-report-button>`
            : nothing
        }
      </div>`,
  );
}

export const noticeStyles = css`
  .notice {
    display: flex;
    gap: 8px;
    margin: 0 16px 12px;
    padding-block: 8px;
    padding-inline: 10px 12px;
    border-radius: 10px;
    background: var(--sunken);
    overflow-wrap: anywhere;
  }

  .words {
    flex: 1;
    min-width: 0;
  }

  .notice strong {
    font-weight: 600;
  }

  .notice p {
    margin: 0;
    color: var(--quiet);
  }

  .notice.warn {
    background: var(--warn-surface);
  }

  .notice.bad {
    background: var(--bad-surface);
  }

  .notice.warn .icon {
    color: var(--warn);
  }

  .notice.bad .icon {
    color: var(--bad);
  }

  .notice a {
    color: inherit;
  }

  .notice .details {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    color: var(--quiet);
  }

  .notice .small {
    min-height: max(24px, var(--target) - 8px);
    color: var(--text);
  }

  .notice chatbot-copy-button {
    --copy-height: 24px;
    --copy-padding: 4px;
    --copy-icon: 14px;
    font-family: var(--mono);
    font-size: 12px;
    margin-inline: -4px;
  }

  /* It is copied whole. */
  .notice .id {
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
  }
`;
