import { EMPTY_CONVERSATION } from '@chatbot-test/shared/conversation/conversation.js';
import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { spokenCode } from '../../i18n/bench/bench-language.js';
import { t } from '../../i18n/bench/t.js';
import type { SessionActions } from '../../session/session-actions.js';
import type { SessionState } from '../../session/session-state.js';
import { viewedState, type ViewedSession } from './viewed-session.js';

const nothingDone = (): void => undefined;

/** The session that is looked at: one that is over, or the one that is connected. */
export class SessionView {
  readonly #host: ReactiveControllerHost;
  #viewed: ViewedSession | null = null;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** Actions of a session that is over: the only one is to come back. */
  readonly actions: SessionActions = {
    send: nothingDone,
    stop: nothingDone,
    regenerate: nothingDone,
    rate: nothingDone,
    retry: nothingDone,
    discard: nothingDone,
    reset: nothingDone,
    loadEarlier: () => Promise.resolve(EMPTY_CONVERSATION),
    reconnect: () => this.show(null),
  };

  /** True if it is one that is over. */
  get isOver(): boolean {
    return this.#viewed !== null;
  }

  /** Shows a session that is over; null: the one that is connected. */
  show(viewed: ViewedSession | null): void {
    this.#viewed = viewed;
    this.#host.requestUpdate();
  }

  /** @param now state of the one that is connected */
  state(now: SessionState): SessionState {
    const words = { message: t('sessions.over'), action: '' };
    return this.#viewed ? viewedState(now, this.#viewed, words) : now;
  }

  note(): TemplateResult | typeof nothing {
    if (!this.#viewed) return nothing;
    const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
    const when = new Intl.DateTimeFormat(spokenCode(), style).format(
      new Date(this.#viewed.session.lastActiveAt),
    );
    return html`<div class="viewing" role="status">
      <span>${t('sessions.viewing', { when })}</span>
      <button class="button outlined" type="button" @click=${this.actions.reconnect}>
        ${t('sessions.back')}
      </button>
    </div>`;
  }
}
