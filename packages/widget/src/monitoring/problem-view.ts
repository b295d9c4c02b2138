import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import { html, type TemplateResult } from 'lit';
import { tm } from '../i18n/monitoring/tm.js';

/** Obstacle that keeps a view from showing anything, and the way on. */
export function problemView(problem: Problem, again: () => void): TemplateResult {
  return html`<div class="problem" role="alert">
    <h2>${problem.message}</h2>
    <p class="quiet">${problem.action}</p>
    ${
      problem.code === 'forbidden'
        ? ''
        : html`<button class="button outlined" type="button" @click=${again}>
            ${tm('again')}
          </button>`
    }
  </div>`;
}
