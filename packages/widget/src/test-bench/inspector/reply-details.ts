import type { ReplyDetails } from '@chatbot-test/shared/protocol/message.schema.js';
import { requestText, responseText } from '@chatbot-test/shared/protocol/exchange-text.js';
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import '../ui/copy-button.js';
import { define } from '../../custom-element/define.js';
import { ErrorBoundary, type BrokenView } from '../notices/error-boundary.js';
import { brokenLine } from '../notices/broken-part.js';
import { notice, noticeStyles } from '../notices/notice.js';
import type { Requests } from '../tested/requests.js';
import { controls } from '../ui/styles/controls.js';
import { tokens } from '../ui/styles/tokens.js';
import { t } from '../../i18n/bench/t.js';
import { td } from '../../i18n/bench/td.js';

type Loaded =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'there'; readonly details: ReplyDetails };

/** The final prompt of a reply, or its requests and answers: what is too much to send along. */
export class ReplyDetailsView extends LitElement {
  static override styles = [
    tokens,
    controls,
    noticeStyles,
    css`
      :host {
        display: block;
        padding-bottom: 16px;
      }

      .pad {
        margin: 0;
        padding: 12px 16px;
      }

      section,
      details {
        padding: 8px 16px 0;
      }

      summary {
        padding: 4px 0;
        font-size: 13px;
        font-weight: 600;
        cursor: pointer;
      }

      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
      }

      h4 {
        margin: 0;
        font-size: 13px;
        font-weight: 600;
      }

      pre {
        margin: 0;
        max-height: 360px;
        padding: 8px 12px;
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: 6px;
        background: var(--sunken);
        font: 12px/18px var(--mono);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        direction: ltr;
        unicode-bidi: plaintext;
        text-align: start;
      }

      .notice {
        margin-top: 12px;
      }
    `,
  ];

  @property({ attribute: false }) requests: Requests | null = null;
  @property({ attribute: false }) sessionId = '';
  @property({ attribute: false }) replyId = '';
  @property() what: 'prompt' | 'raw' = 'prompt';
  /** View in place of a part that failed. */
  @property({ attribute: false }) broken: BrokenView = brokenLine;
  @state() private loaded: Loaded = { kind: 'loading' };
  readonly #boundary = new ErrorBoundary((part, error) => this.broken(part, error));
  /** The two tabs of a reply ask once. */
  readonly #known = new Map<string, ReplyDetails>();

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('sessionId') || changed.has('replyId')) void this.#load();
  }

  protected override render(): TemplateResult {
    const { loaded } = this;
    switch (loaded.kind) {
      case 'loading':
        return html`<p class="pad quiet" role="status">${t('inspector.partLoading')}</p>`;
      case 'failed':
        return html`${notice(
          'bad',
          td('details.failed'),
          html`<p>${loaded.reason}</p>
            <button class="button outlined" type="button" @click=${() => void this.#load()}>
              ${t('again')}
            </button>`,
        )}`;
      case 'there':
        return this.#boundary.render(t(`inspector.${this.what}`), () =>
          this.what === 'prompt' ? prompt(loaded.details) : raw(loaded.details),
        );
    }
  }

  async #load(): Promise<void> {
    const { requests, sessionId, replyId } = this;
    const known = this.#known.get(replyId);
    if (known) {
      this.loaded = { kind: 'there', details: known };
      return;
    }
    this.loaded = { kind: 'loading' };
    try {
      if (!requests) throw new Error(td('details.none'));
      const details = await requests.details(sessionId, replyId);
      this.#known.set(replyId, details);
      if (replyId === this.replyId) this.loaded = { kind: 'there', details };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      if (replyId === this.replyId) this.loaded = { kind: 'failed', reason };
    }
  }
}

function prompt({ prompt: messages, thoughts }: ReplyDetails): TemplateResult {
  return html`${
    messages
      ? messages.map(({ role, content }) => text(role, content))
      : html`<p class="pad quiet">${td('details.noPrompt')}</p>`
  }
  ${
    thoughts
      ? html`<details>
          <summary>${td('details.thoughts')}</summary>
          ${box(td('details.thoughts'), thoughts)}
        </details>`
      : nothing
  }`;
}

function raw({ exchanges }: ReplyDetails): TemplateResult {
  if (exchanges.length === 0) return html`<p class="pad quiet">${td('details.noRequest')}</p>`;
  return html`${exchanges.map(({ request, response }, index) => {
    const number = exchanges.length > 1 ? ` ${index + 1}` : '';
    return html`${text(td('details.request') + number, requestText(request))}
    ${
      response === null
        ? html`<p class="pad quiet">${td('details.noResponse')}</p>`
        : text(td('details.response') + number, responseText(response))
    }`;
  })}`;
}

function text(title: string, content: string): TemplateResult {
  return html`<section>
    <header>
      <h4>${title}</h4>
      <chatbot-copy-button .text=${content} label=${td('details.copy', { what: title })}>
      </chatbot-copy-button>
    </header>
    ${box(title, content)}
  </section>`;
}

const box = (title: string, content: string): TemplateResult =>
  html`<pre tabindex="0" role="region" aria-label=${title}>${content}</pre>`;

define('chatbot-reply-details', ReplyDetailsView);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-reply-details': ReplyDetailsView;
  }
}
