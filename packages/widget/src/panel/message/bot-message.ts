import type { PublicConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { html, nothing, type TemplateResult } from 'lit';
import { REACTIVE } from '../../custom-element/reactive.js';
import { t } from '../../i18n/t.js';
import { Avatar } from '../layout/avatar.js';
import { nameOf } from '../layout/name-of.js';
import { define } from '../../custom-element/define.js';
import type { LazyModules } from '../lazy-modules.js';
import { MessageElement } from './message-element.js';
import { timeOf } from './times.js';
import type { Greeting, Reply } from './transcript.js';

/**
 * True if the browser skips what is far from sight (see styles/panel/messages.ts) and reports it.
 */
const TELLS_NEAR =
  CSS.supports('overflow-clip-margin', '1px') &&
  'oncontentvisibilityautostatechange' in HTMLElement.prototype;

/** One message of the chatbot: the greeting, a reply that grows, or one that has ended. */
export class BotMessageElement extends MessageElement {
  static override properties = {
    reply: REACTIVE,
    question: REACTIVE,
    selectable: { type: Boolean, reflect: true, attribute: 'data-selectable' },
    selected: { type: Boolean, reflect: true, attribute: 'data-selected' },
    latest: REACTIVE,
    near: REACTIVE,
    openSource: REACTIVE,
  };

  reply!: Reply | Greeting;
  /** The text of the message that it answers, to ask again. */
  question = '';
  selectable = false;
  selected = false;
  /** The last one of all: it can be given again, and offers what to ask next. */
  latest = false;
  /** True once it was in sight or near it: until then it is plain text without buttons and sources. */
  near = !TELLS_NEAR;
  /** The page that it is on is the one that it speaks of; a dashboard is not. */
  onPage = true;
  /** One of the newest: shown as it should be at once. */
  recent = false;
  private openSource: number | null = null;
  #avatar: Avatar | undefined;
  #text: InstanceType<NonNullable<LazyModules['ReplyText']>> | undefined;

  protected override willUpdate(): void {
    const { reply, config, lazy } = this;
    if (lazy.ReplyText && this.#wanted) this.#text ??= new lazy.ReplyText();
    const name = nameOf(config);
    this.nameIt('createdAt' in reply ? `${name}, ${timeOf(this.language, reply.createdAt)}` : name);
  }

  protected override render(): TemplateResult {
    const { reply, config, lazy, actions, latest, near, question, openSource } = this;
    const ended = 'role' in reply ? reply : null;
    return html`${
        // Without a picture its initial in the header is enough.
        config.appearance.avatar
          ? html`<div class="speaker">${this.first ? this.#picture(config) : nothing}</div>`
          : nothing
      }
      <div class="bubble" part="message bot-message">
        ${'replyId' in reply && reply.text === '' ? this.#dots() : this.#body()}
        ${
          ended && this.#wanted
            ? lazy.replyFooter?.({
                language: this.language,
                reply: ended,
                latest,
                question,
                actions,
                open: openSource,
                toggle: this.#toggle,
              })
            : nothing
        }
      </div>
      ${ended && (near || latest) ? lazy.messageActions?.(this.language, ended, actions, latest) : nothing}`;
  }

  #body(): TemplateResult {
    const { reply, config } = this;
    const streaming = 'replyId' in reply;
    return html`<div
      class="body"
      dir="auto"
      lang=${config.language}
      translate=${streaming ? 'no' : nothing}
      ?data-streaming=${streaming}
    >
      ${this.#text ? nothing : html`<p class="raw" .textContent=${reply.text}></p>`}
    </div>`;
  }

  protected override updated(): void {
    const { reply, config, openSource } = this;
    const body = this.querySelector('.body');
    if (body)
      this.#text?.show(
        body,
        reply,
        openSource,
        this.#toggle,
        config.imageHosts,
        this.language,
        this.onPage ? document.baseURI : null,
      );
  }

  #picture(config: PublicConfig): HTMLElement {
    this.#avatar ??= new Avatar();
    this.#avatar.show(config);
    return this.#avatar.element;
  }

  #dots(): TemplateResult {
    const label = t(this.language, 'writing', { name: nameOf(this.config) });
    return html`<div class="dots" part="typing" role="img" aria-label=${label}>
      <i></i><i></i><i></i>
    </div>`;
  }

  /** Somebody may see it, or does. */
  get #wanted(): boolean {
    return this.near || this.recent || this.latest || 'replyId' in this.reply;
  }

  readonly #toggle = (index: number): void => {
    this.openSource = this.openSource === index ? null : index;
  };
}

define('chatbot-panel-reply', BotMessageElement);
