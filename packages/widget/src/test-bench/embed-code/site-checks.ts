import { siteChecks } from '@chatbot-test/shared/embed-code/instructions.js';
import type { Platform } from '@chatbot-test/shared/embed-code/snippets.js';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { define } from '../../custom-element/define.js';
import { spokenCode } from '../../i18n/bench/bench-language.js';
import { td } from '../../i18n/bench/td.js';
import type { Requests, SeenCheck, SeenSite } from '../tested/requests.js';
import { controls } from '../ui/styles/controls.js';
import { tokens } from '../ui/styles/tokens.js';

/**
 * Checks to make after deployment: ticked off for a site that has shown the chatbot, to be read where
 * none has.
 *
 * @fires change - A check was ticked off, or is to be done again.
 */
export class SiteChecks extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      ol,
      ul {
        margin: 4px 0 0;
        padding-inline-start: 20px;
        color: var(--quiet);
      }

      ul {
        padding: 0;
        list-style: none;
      }

      label {
        display: flex;
        align-items: start;
        gap: 8px;
        padding-block: 4px;
      }

      input {
        flex: none;
        margin-block-start: 3px;
        accent-color: var(--text);
      }

      .done {
        color: var(--text);
      }

      select {
        max-width: 100%;
        min-height: var(--target);
        margin-block-start: 4px;
        padding: 4px 8px;
        border: 1px solid var(--edge);
        border-radius: 6px;
        background: var(--surface);
        color: var(--text);
        font: inherit;
      }

      p {
        margin: 4px 0 0;
      }
    `,
  ];

  @property({ attribute: false }) platform: Platform = 'html';
  @property({ attribute: false }) sites: readonly SeenSite[] = [];
  @property({ attribute: false }) requests: Requests | null = null;
  /** The site that was chosen; empty: the one that was seen last. */
  @state() private chosen = '';
  @state() private problem = '';

  protected override render(): TemplateResult {
    const checks = siteChecks(this.platform, td);
    const { sites, chosen } = this;
    const site = sites.find(({ origin }) => origin === chosen) ?? sites[0];
    if (!site) {
      return html`<ol>
        ${checks.map(({ words }) => html`<li>${words}</li>`)}
      </ol>`;
    }
    return html`<select aria-label=${td('embed.site')} @change=${this.#onSite}>
        ${sites.map(
          ({ origin }) =>
            html`<option value=${origin} ?selected=${origin === site.origin}>${origin}</option>`,
        )}
      </select>
      <ul>
        ${checks.map(({ id, words }) => this.#check(site, id, words))}
      </ul>
      <p role="alert">${this.problem}</p>`;
  }

  #check({ origin, checks = [] }: SeenSite, id: string, words: string): TemplateResult {
    const { by = null, at = null } = checks.find((check) => check.id === id) ?? ({} as SeenCheck);
    const when =
      at && new Intl.DateTimeFormat(spokenCode(), { dateStyle: 'medium' }).format(new Date(at));
    return html`<li>
      <label
        ><input
          type="checkbox"
          .checked=${live(by !== null)}
          @change=${(event: Event) =>
            void this.#tick(origin, id, (event.target as HTMLInputElement).checked)}
        /><span
          >${words} ${by === null ? nothing : html`<span class="done">${by}, ${when}</span>`}</span
        ></label
      >
    </li>`;
  }

  readonly #onSite = (event: Event): void => {
    this.chosen = (event.target as HTMLSelectElement).value;
  };

  async #tick(origin: string, check: string, done: boolean): Promise<void> {
    this.problem = '';
    try {
      await this.requests?.tickCheck(origin, check, done);
    } catch (error) {
      this.problem = error instanceof Error ? error.message : String(error);
      // What was not kept is not shown as done.
      this.requestUpdate();
    }
    this.dispatchEvent(new Event('change'));
  }
}

define('chatbot-site-checks', SiteChecks);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-site-checks': SiteChecks;
  }
}
