import { html, nothing, type TemplateResult } from 'lit';
import { reactive } from './reactive.js';
import { t } from '../i18n/t.js';
import { avatar } from './avatar.js';
import { nameOf } from './name-of.js';
import { define } from './define.js';
import type { Parts } from './load-parts.js';
import { MessageElement } from './message-element.js';
import { timeOf } from './times.js';
import type { Reply } from './transcript.js';

/** Whether the browser leaves out what is far from sight (see styles/panel/messages.ts) and says so. */
const TELLS_NEAR =
  CSS.supports('overflow-clip-margin', '1px') &&
  'oncontentvisibilityautostatechange' in HTMLElement.prototype;

/** What the chatbot says before anybody spoke. */
export interface Greeting {
  readonly text: string;
}

/** One message of the chatbot: the greeting, a reply that grows, or one that has ended. */
export class BotMessageElement extends MessageElement {
  @reactive() reply!: Reply | Greeting;
  /** The text of the message that it answers, to ask again. */
  @reactive() question = '';
  @reactive({ type: Boolean, reflect: true, attribute: 'data-selectable' }) selectable = false;
  @reactive({ type: Boolean, reflect: true, attribute: 'data-selected' }) selected = false;
  /** The last one of all: it can be given again, and offers what to ask next. */
  @reactive() latest = false;
  /** In sight or near it, now or before: until then it is the text that it is, and has no buttons. */
  @reactive() near = !TELLS_NEAR;
  /** One of the newest: shown as it should be at once. */
  recent = false;
  @reactive() private openSource: number | null = null;
  #text: InstanceType<NonNullable<Parts['ReplyText']>> | undefined;

  protected override willUpdate(): void {
    const { reply, config, parts, near, recent, latest } = this;
    const wanted = near || recent || latest || 'replyId' in reply;
    if (parts.ReplyText && wanted) this.#text ??= new parts.ReplyText();
    const name = nameOf(config);
    this.nameIt('createdAt' in reply ? `${name}, ${timeOf(reply.createdAt)}` : name);
  }

  protected override render(): TemplateResult {
    const { reply, config, parts, actions, latest, near, question, openSource } = this;
    const ended = 'role' in reply ? reply : null;
    return html`<div class="speaker">${this.first ? avatar(config) : nothing}</div>
      <div class="bubble" part="message bot-message">
        ${'replyId' in reply && reply.text === '' ? this.#dots() : this.#body()}
        ${
          ended &&
          parts.replyRest?.({
            reply: ended,
            latest,
            question,
            actions,
            open: openSource,
            toggle: this.#toggle,
          })
        }
      </div>
      ${ended && (near || latest) ? parts.messageActions?.(ended, actions, latest) : nothing}`;
  }

  #body(): TemplateResult {
    const { reply, config } = this;
    const streaming = 'replyId' in reply;
    return html`<div class="body" dir="auto" lang=${config.language} ?data-streaming=${streaming}>
      ${this.#text ? nothing : html`<p class="raw">${reply.text}</p>`}
    </div>`;
  }

  protected override updated(): void {
    const { reply, config, openSource } = this;
    const body = this.querySelector('.body');
    if (body) this.#text?.show(body, reply, openSource, this.#toggle, config.imageHosts);
  }

  #dots(): TemplateResult {
    const label = t('writing', { name: nameOf(this.config) });
    return html`<div class="dots" part="typing" role="img" aria-label=${label}>
      <i></i><i></i><i></i>
    </div>`;
  }

  readonly #toggle = (index: number): void => {
    this.openSource = this.openSource === index ? null : index;
  };
}

define('chatbot-panel-reply', BotMessageElement);
