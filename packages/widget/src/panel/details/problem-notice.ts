import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import { html, nothing, type TemplateResult } from 'lit';
import { problemText } from '../../i18n/problem-text.js';
import { td } from '../../i18n/t-details.js';
import { copyButton } from '../markdown/copy-button.js';
import { alertIcon } from './icons.js';
import { problemDetails } from './problem-details.js';

export interface ProblemNotice {
  /** What happened, where the problem itself does not say it. */
  readonly fallback: string;
  readonly problem: Problem | undefined;
  /** What support needs to know beside the problem. */
  readonly details: Readonly<Record<string, string>>;
  readonly buttons: readonly { readonly label: string; readonly act: () => void }[];
}

/** A problem in the place that it belongs to: what happened, what to do, and the buttons for it. */
export function problemNotice(notice: ProblemNotice): TemplateResult {
  const { fallback, problem, details, buttons } = notice;
  const { message, action } = problem ? problemText(problem) : { message: '', action: '' };
  return html`<div class="problem" part="problem">
    ${alertIcon}
    <div>
      <p>${message || fallback}${action ? html` ${action}` : nothing}</p>
      <p class="buttons">
        ${buttons.map(
          ({ label, act }) =>
            html`<button type="button" class="text-button" @click=${act}>${label}</button>`,
        )}
        ${
          problem
            ? copyButton(td('copyDetails'), () => problemDetails(problem, details), true)
            : nothing
        }
      </p>
    </div>
  </div>`;
}
