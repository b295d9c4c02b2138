import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import { html, nothing, type TemplateResult } from 'lit';
import { problemText } from '../../i18n/problem-text.js';
import { td } from '../../i18n/t-extras.js';
import { copyButton } from '../markdown/copy-button.js';
import { alertIcon } from '../more-icons.js';
import type { Language } from '../../i18n/texts.js';

export interface ProblemNotice {
  readonly language: Language | null;
  /** Description of the problem, where it does not give one itself. */
  readonly fallback: string;
  readonly problem: Problem | undefined;
  /** Details for support beside the problem. */
  readonly details: Readonly<Record<string, string>>;
  readonly buttons: readonly { readonly label: string; readonly act: () => void }[];
}

/** A problem in the place that it belongs to: what happened, what to do, and the buttons for it. */
export function problemNotice(notice: ProblemNotice): TemplateResult {
  const { language, fallback, problem, details, buttons } = notice;
  const { message, action } = problem
    ? problemText(language, problem)
    : { message: '', action: '' };
  return html`<div class="problem" part="problem">
    ${alertIcon}
    <div>
      <p dir="auto">${message || fallback}${action ? html` ${action}` : nothing}</p>
      <p class="buttons">
        ${buttons.map(
          ({ label, act }) =>
            html`<button type="button" class="text-button" @click=${act}>${label}</button>`,
        )}
        ${
          problem
            ? copyButton(
                language,
                td(language, 'copyDetails'),
                () => problemDetails(problem, details),
                true,
              )
            : nothing
        }
      </p>
    </div>
  </div>`;
}

/** Details with which support finds a problem again, as lines of text. */
function problemDetails(problem: Problem, more: Readonly<Record<string, string>>): string {
  const { message, action, code, correlationId } = problem;
  const fields = { message, action, code, correlationId, ...more };
  return Object.entries(fields)
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}
