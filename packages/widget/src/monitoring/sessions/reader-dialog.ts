import { EMPTY_CONVERSATION } from '@chatbot-test/shared/conversation/conversation.js';
import type { ReplyDetails } from '@chatbot-test/shared/protocol/message.schema.js';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import { spoken, spokenCode } from '../../i18n/bench/bench-language.js';
import { tm } from '../../i18n/monitoring/tm.js';
import { provideModules } from '../../panel/lazy-modules.js';
import { chooseReply, type ReplySelectEvent } from '../../panel/message/choose-reply.js';
import '../../panel/panel.js';
import type { SessionActions } from '../../session/session-actions.js';
import type { SessionState } from '../../session/session-state.js';
import '../../test-bench/inspector/debug-panel.js';
import type { ReplyChooseEvent } from '../../test-bench/inspector/reply-list.js';
import { InspectedReplies } from '../../test-bench/inspector/replies.js';
import type { Requests } from '../../test-bench/tested/requests.js';
import { closeIcon } from '../../test-bench/ui/icons.js';
import { controls } from '../../test-bench/ui/styles/controls.js';
import { dialogStyles } from '../../test-bench/ui/styles/dialog.js';
import { tokens } from '../../test-bench/ui/styles/tokens.js';
import type { AdminRequests, WatchedSession } from '../admin-requests.js';
import { SessionReader } from './session-reader.js';

// Replies can be chosen, to read their trace.
provideModules({ chooseReply });

/**
 * A session that an admin reads as it happens: the panel that its own people see, and the trace of its
 * replies. Nothing can be said in it.
 */
export class ReaderDialog extends LitElement {
  static override styles = [
    tokens,
    controls,
    dialogStyles,
    css`
      dialog {
        --dialog-width: 1120px;
        height: min(720px, 100dvh - 32px);
        overflow: hidden;
      }

      dialog[open] {
        display: flex;
        flex-direction: column;
      }

      .body {
        flex: 1;
        min-height: 0;
        display: grid;
        grid-template-columns: minmax(320px, 420px) minmax(0, 1fr);
        background: var(--stage);
      }

      .panel {
        position: relative;
        min-height: 0;
        padding: 12px;
        display: flex;
        flex-direction: column;
      }

      .note {
        margin: 0;
        padding: 0 4px 8px;
        font-size: 12px;
        color: var(--quiet);
      }

      chatbot-panel {
        flex: 1;
        min-height: 0;
        border: 1px solid var(--line);
        border-radius: 16px;
        overflow: hidden;
      }

      /* What would say something, or change what is there. */
      chatbot-panel::part(composer),
      chatbot-panel::part(starters),
      chatbot-panel::part(quick-replies),
      chatbot-panel::part(feedback),
      chatbot-panel::part(regenerate),
      chatbot-panel::part(menu) {
        display: none;
      }

      .trace {
        min-height: 0;
        overflow: auto;
        border-inline-start: 1px solid var(--line);
        background: var(--surface);
      }

      chatbot-debug-panel {
        height: 100%;
      }

      .alone {
        grid-template-columns: minmax(0, 1fr);
      }

      @media (max-width: 760px) {
        .body {
          grid-template-columns: minmax(0, 1fr);
          grid-template-rows: minmax(360px, 1fr) minmax(240px, 40%);
          overflow: auto;
        }

        .trace {
          border-inline-start: 0;
          border-top: 1px solid var(--line);
        }

        .panel {
          padding: 8px;
        }
      }
    `,
  ];

  @property({ attribute: false }) requests!: AdminRequests;
  @property({ attribute: false }) server = '';
  @state() private session: WatchedSession | null = null;
  @state() private chosen: string | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;
  readonly #replies = new InspectedReplies();
  #reader: SessionReader | null = null;

  async show(session: WatchedSession): Promise<void> {
    this.#reader?.close();
    this.session = session;
    this.chosen = null;
    this.#reader = new SessionReader(this.server, this.requests, session);
    this.#reader.store.subscribe(() => this.requestUpdate());
    await this.updateComplete;
    if (!this.dialog.open) this.dialog.showModal();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#reader?.close();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { session } = this;
    if (!session || !this.#reader) return nothing;
    const now = this.#reader.store.state;
    const isTest = session.mode === 'test';
    return html`<dialog
      lang=${spokenCode()}
      dir=${spoken()?.rtl ? 'rtl' : nothing}
      aria-labelledby="title"
      @close=${() => this.#reader?.close()}
    >
      <div class="head">
        <h2 id="title">
          ${tm('reader.title', { name: session.operatorId ?? tm('visitor') })}
          <span class="quiet">· ${session.chatbotName}</span>
        </h2>
        <button
          class="button bare"
          type="button"
          aria-label=${tm('close')}
          @click=${() => this.dialog.close()}
        >
          ${closeIcon}
        </button>
      </div>
      <div class="body ${isTest ? '' : 'alone'}">
        <div class="panel">
          <p class="note">${tm('reader.only')} ${tm('reader.action')}</p>
          <chatbot-panel
            .state=${now}
            .actions=${this.#actions}
            .selected=${isTest ? this.chosen : null}
            @reply-select=${({ replyId }: ReplySelectEvent) => this.#choose(replyId)}
          ></chatbot-panel>
        </div>
        ${isTest ? this.#trace(now) : nothing}
      </div>
    </dialog>`;
  }

  #trace(now: SessionState): TemplateResult {
    return html`<div class="trace">
      <chatbot-debug-panel
        role="complementary"
        aria-label=${tm('reader.trace')}
        .replies=${this.#replies.of(now.conversation)}
        reading
        .chosen=${this.chosen}
        .sessionId=${now.session?.id ?? ''}
        .tested=${now.chatbot}
        .fingerprint=${now.chatbot?.fingerprint ?? ''}
        .requests=${this.#details}
        @reply-choose=${({ replyId }: ReplyChooseEvent) => this.#choose(replyId)}
      ></chatbot-debug-panel>
    </div>`;
  }

  #choose(replyId: string): void {
    this.chosen = replyId;
  }

  /** All that a trace asks for here: nothing is changed from where one only reads. */
  readonly #details: Pick<Requests, 'details' | 'docsOf'> = {
    details: (sessionId, replyId) =>
      this.requests.get<ReplyDetails>(
        `/v1/test-sessions/${encodeURIComponent(sessionId)}/replies/${encodeURIComponent(replyId)}/details`,
      ),
    docsOf: (code) => `${this.server}/docs/errors#${encodeURIComponent(code)}`,
  };

  readonly #actions: SessionActions = {
    send: nothingDone,
    stop: nothingDone,
    regenerate: nothingDone,
    rate: nothingDone,
    retry: nothingDone,
    discard: nothingDone,
    reset: nothingDone,
    reconnect: nothingDone,
    loadEarlier: async () => {
      await this.#reader?.loadEarlier();
      return this.#reader?.store.state.conversation ?? EMPTY_CONVERSATION;
    },
  };
}

const nothingDone = (): void => undefined;

define('chatbot-session-reader', ReaderDialog);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-session-reader': ReaderDialog;
  }
}
