import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import { onlyGrew } from '@chatbot-test/shared/conversation/only-grew.js';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { PanelElement } from '../panel-element.js';
import { REACTIVE } from '../../custom-element/reactive.js';
import { t } from '../../i18n/t.js';
import type { SessionActions } from '../../session/session-actions.js';
import './bot-message.js';
import type { BotMessageElement } from './bot-message.js';
import { define } from '../../custom-element/define.js';
import { FollowEnd } from './follow-end.js';
import { KeyedChildren } from './keyed-children.js';
import type { LazyModules } from '../lazy-modules.js';
import { nameOf } from '../layout/name-of.js';
import { dayOf } from './times.js';
import { replyId, transcript, type Entry, type Greeting } from './transcript.js';
import './user-message.js';

/** Messages drawn at once; as many earlier ones follow with each frame, while these are read. */
const AT_ONCE = 40;

/** The conversation, from the greeting to the newest message. */
export class MessageListElement extends PanelElement {
  static override properties = {
    conversation: REACTIVE,
    config: REACTIVE,
    lazy: REACTIVE,
    held: REACTIVE,
    waiting: REACTIVE,
    selectable: REACTIVE,
    selected: REACTIVE,
    missed: REACTIVE,
    end: { hasChanged: () => false },
  };

  conversation!: Conversation;
  config!: PublicConfig;
  actions!: SessionActions;
  lazy: LazyModules = {};
  /** Waits for its panel, and for what is more urgent, before it is first drawn. */
  held = true;
  /** Messages that are written now wait for the connection. */
  waiting = false;
  /** A reply can be chosen. */
  selectable = false;
  /** Id of the reply that is chosen. */
  selected: string | null = null;
  /** Content after the last message. */
  end: unknown;
  /** Number of messages that arrived and that the reader, further up, has not seen. */
  private missed = 0;
  #greeting: Greeting = { text: '' };
  #entries: readonly Entry[] = [];
  /** The conversation that {@link #entries} were made from. */
  #madeFrom: Conversation | null = null;
  /** Number of the newest messages that are drawn. */
  #drawn = AT_ONCE;
  readonly #messages = new KeyedChildren();
  readonly #follow = new FollowEnd(this, () => {
    const scroller = this.querySelector<HTMLElement>('.scroller');
    const content = this.querySelector<HTMLElement>('.content');
    // Who comes first reads the greeting from its beginning.
    return this.#entries.length > 0 && scroller && content ? { scroller, content } : null;
  });

  /** Goes to the newest message and stays with it. */
  toEnd(): void {
    this.#follow.toEnd();
  }

  /** A reply that only grew costs one update of its own element, however long the list is. */
  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    if (this.held && !this.hasUpdated) return false;
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
    const [firstBefore] = this.#entries;
    // Whatever it renders for: growing replies were given to their elements without the list.
    if (this.#madeFrom !== this.conversation) this.#entries = transcript(this.conversation);
    this.#madeFrom = this.conversation;
    if (changed.has('conversation')) {
      const before = changed.get('conversation');
      if (!before?.messages.length) this.#drawn = AT_ONCE;
      // Of older messages that have come, too, only so many are drawn at once.
      const known = this.#entries.findIndex(({ key }) => key === firstBefore?.key);
      if (known > 0) this.#drawn = Math.min(this.#drawn, this.#entries.length - known + AT_ONCE);
      if (before && before.epoch === this.conversation.epoch) {
        this.missed += this.lazy.newReplies?.(before, this.conversation) ?? 0;
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
        aria-label=${t(this.language, 'conversation', { name: nameOf(this.config) })}
        tabindex="0"
        @keydown=${this.lazy.moveBetween}
        @click=${this.lazy.chooseReply}
        @keyup=${this.lazy.chooseReply}
        @contentvisibilityautostatechange=${nears}
      >
        <div class="content">
          ${
            this.conversation.hasMore
              ? this.lazy.earlierMessages?.(
                  this.actions,
                  this.conversation.messages[0]?.seq,
                  this.waiting,
                )
              : this.#greeting.text
                ? html`<chatbot-panel-reply
                    class="message bot"
                    .reply=${this.#greeting}
                    .config=${this.config}
                    .lazy=${this.lazy}
                    .first=${true}
                    .onPage=${!this.selectable}
                    .recent=${true}
                  ></chatbot-panel-reply>`
                : nothing
          }
          <div class="messages"></div>
          ${this.end}
        </div>
      </div>
      ${this.#follow.following ? nothing : this.lazy.newMessagesButton?.(this.language, this.missed, () => this.toEnd())}`;
  }

  protected override update(changed: PropertyValues<this>): void {
    const hadFocus = this.querySelector('.earlier:focus-within');
    const scroller = this.querySelector<HTMLElement>('.scroller');
    const draw = (): readonly Element[] => {
      super.update(changed);
      return this.#arrange();
    };
    if (this.#follow.following || !scroller || !this.lazy.holdPlace) draw();
    else this.lazy.holdPlace(scroller, draw);
    if (hadFocus?.isConnected === false) scroller?.focus({ preventScroll: true });
  }

  /** @returns the messages that are new */
  #arrange(): readonly Element[] {
    const container = this.querySelector('.messages');
    if (!container) return [];
    const { config, actions, lazy, selectable } = this;
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
    return this.#messages.arrange(
      container,
      this.#entries.slice(from).flatMap((entry, index) => {
        const { key, day, first, last } = entry;
        const className = `message ${entry.role}`;
        const common = { config, actions, lazy, first, last, className, latest: entry === latest };
        const message =
          entry.role === 'user'
            ? {
                key,
                tag: 'chatbot-panel-question',
                properties: { ...common, message: entry.message, waiting: this.waiting },
              }
            : {
                key,
                tag: 'chatbot-panel-reply',
                properties: {
                  ...common,
                  reply: entry.reply,
                  question: entry.question,
                  selectable,
                  selected: this.selected === replyId(entry.reply),
                  onPage: !selectable,
                  recent: from + index >= length - AT_ONCE,
                },
              };
        if (day === null) return [message];
        const textContent = dayOf(this.language, day);
        return [
          { key: `d-${key}`, tag: 'p', properties: { className: 'day', textContent } },
          message,
        ];
      }),
    );
  }
}

/** A message comes near to what is in sight, or goes from there. */
function nears({ target, skipped }: ContentVisibilityAutoStateChangeEvent): void {
  if (!skipped) Object.assign(target as Element, { near: true });
}

define('chatbot-panel-list', MessageListElement);
