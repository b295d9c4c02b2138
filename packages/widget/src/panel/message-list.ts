import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import { onlyGrew } from '@chatbot-test/shared/conversation/only-grew.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { PanelElement } from './panel-element.js';
import { reactive } from './reactive.js';
import { t } from '../i18n/t.js';
import type { SessionActions } from '../session/session-actions.js';
import './bot-message.js';
import type { BotMessageElement, Greeting } from './bot-message.js';
import { define } from './define.js';
import { FollowEnd } from './follow-end.js';
import { KeyedChildren } from './keyed-children.js';
import type { Parts } from './load-parts.js';
import { nameOf } from './name-of.js';
import { dayOf } from './times.js';
import { replyId, transcript, type Entry } from './transcript.js';
import './user-message.js';

/** So many messages are drawn at once; as many of the ones before follow each frame, while these are read. */
const AT_ONCE = 40;

/** The conversation, from the greeting to the newest message. */
export class MessageListElement extends PanelElement {
  @reactive() conversation!: Conversation;
  @reactive() config!: PublicConfig;
  actions!: SessionActions;
  @reactive() parts: Parts = {};
  /** Messages that are written now wait for the connection. */
  @reactive() waiting = false;
  /** A reply can be chosen. */
  @reactive() selectable = false;
  /** Id of the reply that is chosen. */
  @reactive() selected: string | null = null;
  /** How many messages came that the reader, further up, has not seen. */
  @reactive() private missed = 0;
  #greeting: Greeting = { text: '' };
  #entries: readonly Entry[] = [];
  /** How many of the newest are drawn. */
  #drawn = AT_ONCE;
  readonly #messages = new KeyedChildren();
  readonly #follow = new FollowEnd(this, () => {
    const scroller = this.querySelector<HTMLElement>('.scroller');
    const content = this.querySelector<HTMLElement>('.content');
    return scroller && content && { scroller, content };
  });

  /** Goes to the newest message and stays with it. */
  toEnd(): void {
    this.#follow.toEnd();
  }

  /** A reply that only grew costs one update of its own element, however long the list is. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    const before = changed.get('conversation');
    if (changed.size > 1 || !before || !onlyGrew(before, this.conversation)) return true;
    for (const reply of this.conversation.replies) {
      const element = this.#messages.get<BotMessageElement>(`b-${reply.replyId}`);
      if (!element) continue;
      element.reply = reply;
      void element.updateComplete.then(() => this.#follow.keep());
    }
    const misses = !this.#follow.following && !this.missed;
    if (misses) this.missed = 1;
    return misses;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    const { welcomeMessage } = this.config.appearance;
    if (welcomeMessage !== this.#greeting.text) this.#greeting = { text: welcomeMessage };
    if (changed.has('conversation')) {
      this.#entries = transcript(this.conversation);
      const before = changed.get('conversation');
      if (!before?.messages.length) this.#drawn = AT_ONCE;
      if (before && before.epoch === this.conversation.epoch) {
        this.missed += newReplies(before, this.conversation);
      }
    }
    if (this.#follow.following) this.missed = 0;
  }

  protected override render(): TemplateResult {
    return html`<div
        class="scroller"
        part="messages"
        role="log"
        aria-live="off"
        aria-label=${t('conversation', { name: nameOf(this.config) })}
        tabindex="0"
        @keydown=${this.parts.moveBetween}
        @click=${this.parts.chooseReply}
        @keyup=${this.parts.chooseReply}
        @contentvisibilityautostatechange=${nears}
      >
        <div class="content">
          ${
            this.conversation.hasMore
              ? html`<p class="earlier">${t('earlier')}</p>`
              : this.#greeting.text
                ? html`<chatbot-panel-reply
                    class="message bot"
                    .reply=${this.#greeting}
                    .config=${this.config}
                    .parts=${this.parts}
                    .first=${true}
                    .recent=${true}
                  ></chatbot-panel-reply>`
                : nothing
          }
          <div class="messages"></div>
        </div>
      </div>
      ${this.#follow.following ? nothing : this.parts.pill?.(this.missed, () => this.toEnd())}`;
  }

  protected override updated(): void {
    const container = this.querySelector('.messages');
    if (!container) return;
    const { config, actions, parts } = this;
    const { length } = this.#entries;
    const latest = this.#entries[length - 1];
    const undrawn = length - this.#drawn;
    const from = Math.max(0, undrawn);
    if (undrawn > 0) {
      // After a frame, or these would keep the newest from being painted.
      requestAnimationFrame(() =>
        setTimeout(() => {
          this.#drawn += AT_ONCE;
          this.requestUpdate();
        }),
      );
    } else this.#drawn = Infinity;
    this.#messages.arrange(
      container,
      this.#entries.slice(from).flatMap((entry, index) => {
        const { key, day, first, last } = entry;
        const recent = from + index >= length - AT_ONCE;
        const common = { config, actions, parts, first, last };
        const message =
          entry.role === 'user'
            ? {
                key,
                tag: 'chatbot-panel-question',
                properties: {
                  ...common,
                  className: 'message user',
                  message: entry.message,
                  waiting: this.waiting,
                  latest: entry === latest,
                },
              }
            : {
                key,
                tag: 'chatbot-panel-reply',
                properties: {
                  ...common,
                  ...this.#replyOf(entry),
                  latest: entry === latest,
                  recent,
                },
              };
        if (day === null) return [message];
        const textContent = dayOf(day);
        return [
          { key: `d-${key}`, tag: 'p', properties: { className: 'day', textContent } },
          message,
        ];
      }),
    );
  }

  #replyOf({ reply, question }: Entry & { role: 'bot' }): Partial<BotMessageElement> {
    const { selectable } = this;
    const selected = this.selected === replyId(reply);
    return { className: 'message bot', reply, question, selectable, selected };
  }
}

/** A message comes near to what is in sight, or goes from there. */
function nears({ target, skipped }: ContentVisibilityAutoStateChangeEvent): void {
  if (!skipped) Object.assign(target as Element, { near: true });
}

/** Replies that have begun or came whole; one that goes on was counted when it began. */
function newReplies(before: Conversation, { messages, replies }: Conversation): number {
  const known = new Set(before.replies.map(({ replyId: id }) => id));
  const ended = messages.filter(
    ({ seq, role, id }) => seq > before.seq && role === 'bot' && !known.has(id),
  );
  return ended.length + replies.filter(({ replyId: id }) => !known.has(id)).length;
}

define('chatbot-panel-list', MessageListElement);
