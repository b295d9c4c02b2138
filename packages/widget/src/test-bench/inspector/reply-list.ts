import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import { duration } from '../ui/format.js';
import { arcMark, crossMark, diamondMark, squareMark } from '../ui/icons.js';
import { t } from '../../i18n/bench/t.js';
import { controls } from '../ui/styles/controls.js';
import { tokens } from '../ui/styles/tokens.js';
import { brokenLine } from '../notices/broken-part.js';
import { ErrorBoundary } from '../notices/error-boundary.js';
import { flagOf } from './flags.js';
import type { InspectedReply } from './replies.js';

/** The operator chose a reply in the list. */
export class ReplyChooseEvent extends Event {
  readonly replyId: string;

  constructor(replyId: string) {
    super('reply-choose', { bubbles: true, composed: true });
    this.replyId = replyId;
  }
}

/**
 * The replies to choose from, oldest first, as a list box: arrows, Home and End move the choice.
 *
 * @fires reply-choose - `ReplyChooseEvent`
 */
export class ReplyList extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
      }

      .list {
        max-height: calc(var(--row) * 4.5 + 8px);
        padding: 4px 8px;
        overflow-y: auto;
        overscroll-behavior: contain;
        --row: max(28px, calc(var(--target) - 4px));
      }

      .reply {
        position: relative;
        display: grid;
        grid-template-columns: 24px minmax(0, 1fr) auto auto;
        align-items: center;
        gap: 8px;
        height: var(--row);
        padding: 0 8px;
        border-radius: 6px;
        cursor: pointer;
      }

      .reply:hover {
        background: var(--hover);
      }

      .reply[aria-selected='true'] {
        background: var(--hover);
        box-shadow: inset 0 0 0 1px var(--line);
        font-weight: 600;
      }

      .reply[aria-selected='true']::before {
        content: '';
        position: absolute;
        inset-block: 6px;
        inset-inline-start: 0;
        width: 3px;
        border-radius: 2px;
        background: var(--strong);
      }

      .reply:focus-visible {
        outline-offset: 1px;
      }

      .ordinal {
        text-align: end;
        color: var(--quiet);
      }

      .question {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .time {
        color: var(--quiet);
      }

      .flag {
        color: var(--warn);
      }

      .failed {
        color: var(--bad);
      }

      .running .mark {
        animation: turn 900ms linear infinite;
      }

      @keyframes turn {
        to {
          transform: rotate(1turn);
        }
      }
    `,
  ];

  @property({ attribute: false }) replies: readonly InspectedReply[] = [];
  @property({ attribute: false }) chosen: string | null = null;

  readonly #boundary = new ErrorBoundary(brokenLine);

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('chosen') || changed.has('replies')) {
      this.#option(this.chosen)?.scrollIntoView({ block: 'nearest' });
    }
  }

  protected override render(): TemplateResult {
    return html`<div
      class="list"
      role="listbox"
      aria-label=${t('inspector.replies')}
      @keydown=${this.#onKey}
    >
      ${this.replies.map((reply) =>
        this.#boundary.render(t('reply.title', { number: reply.number }), () => this.#row(reply)),
      )}
    </div>`;
  }

  #row(reply: InspectedReply): TemplateResult {
    const { id, number, question } = reply;
    const isChosen = id === this.chosen;
    return html`<div
      class="reply"
      role="option"
      data-id=${id}
      aria-selected=${isChosen}
      tabindex=${isChosen ? 0 : -1}
      @click=${() => this.#choose(id)}
    >
      <span class="ordinal number">${number}</span>
      <span class="question">${question ?? t('reply.noQuestion')}</span>
      ${sign(reply)}
      <span class="time number">${timeOf(reply)}</span>
    </div>`;
  }

  #onKey(event: KeyboardEvent): void {
    const last = this.replies.length - 1;
    const at = this.replies.findIndex(({ id }) => id === this.chosen);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: last }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const reply = this.replies[Math.max(0, Math.min(to, last))];
    if (!reply) return;
    this.#choose(reply.id);
    void this.updateComplete.then(() => this.#option(reply.id)?.focus());
  }

  #choose(id: string): void {
    this.dispatchEvent(new ReplyChooseEvent(id));
  }

  #option(id: string | null): HTMLElement | null {
    const options = this.renderRoot.querySelectorAll<HTMLElement>('.reply');
    return [...options].find(({ dataset }) => dataset['id'] === id) ?? null;
  }
}

function sign(reply: InspectedReply): TemplateResult {
  const { state } = reply;
  if (state === 'running') {
    return html`<span class="running" title=${t('reply.running')}>${arcMark}</span>`;
  }
  const flag = flagOf(reply);
  if (state === 'done') {
    return html`<span class="flag" title=${flag?.title ?? nothing}
      >${flag ? diamondMark : nothing}${
        flag ? html`<span class="hidden">${flag.title}</span>` : nothing
      }</span
    >`;
  }
  const name = t(`reply.${state}`);
  return html`<span class="flag ${state}" title=${name}
    >${state === 'failed' ? crossMark : squareMark}<span class="hidden">${name}</span></span
  >`;
}

function timeOf({ state, message }: InspectedReply): string {
  if (state === 'running') return t('reply.running');
  return message?.debug ? duration(message.debug.totalMs) : t('unavailable');
}

define('chatbot-reply-list', ReplyList);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-reply-list': ReplyList;
  }
}
