import type { BotMessage } from '@chatbot-test/shared/protocol/message.schema.js';
import { html, nothing, type TemplateResult } from 'lit';
import { reactive } from './reactive.js';
import { t } from '../i18n/t.js';
import { avatar } from './avatar.js';
import { BlockViews } from './block-views.js';
import { nameOf } from './name-of.js';
import { define } from './define.js';
import type { Block } from './details/markdown/blocks.js';
import type { Details } from './load-details.js';
import { MessageElement } from './message-element.js';
import { timeOf } from './times.js';
import type { Reply } from './transcript.js';

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
  @reactive() private openSource: number | null = null;
  #blocks: InstanceType<Details['Blocks']> | undefined;
  readonly #views = new BlockViews<Block>();

  protected override willUpdate(): void {
    const { reply, config } = this;
    const name = nameOf(config);
    this.nameIt('createdAt' in reply ? `${name}, ${timeOf(reply.createdAt)}` : name);
  }

  protected override render(): TemplateResult {
    const { reply, config, details, actions, latest } = this;
    const ended = 'role' in reply ? reply : null;
    return html`<div class="speaker">${this.first ? avatar(config) : nothing}</div>
      <div class="bubble" part="message bot-message">
        ${'replyId' in reply && reply.text === '' ? this.#dots() : this.#body()}
        ${ended && details ? this.#rest(ended, details) : nothing}
      </div>
      ${ended && details ? details.messageActions(ended, actions, latest) : nothing}`;
  }

  #body(): TemplateResult {
    const { reply, config, details } = this;
    const streaming = 'replyId' in reply;
    return html`<div class="body" dir="auto" lang=${config.language} ?data-streaming=${streaming}>
      ${details ? nothing : html`<p class="raw">${reply.text}</p>`}
    </div>`;
  }

  protected override updated(): void {
    const { reply, details, openSource } = this;
    const body = this.querySelector('.body');
    if (!details || !body) return;
    this.#blocks ??= new details.Blocks();
    const streaming = 'replyId' in reply;
    const blocks = this.#blocks.get(reply.text, !streaming);
    const cite = (index: number): unknown => this.#cite(index);
    this.#views.show(body, blocks, streaming || openSource, ({ token }) =>
      details.renderBlock(token, { cite }),
    );
  }

  #dots(): TemplateResult {
    const label = t('writing', { name: nameOf(this.config) });
    return html`<div class="dots" part="typing" role="img" aria-label=${label}>
      <i></i><i></i><i></i>
    </div>`;
  }

  /** While a reply grows its sources are not known: its numbers look alike and lead nowhere yet. */
  #cite(index: number): unknown {
    const { reply } = this;
    if ('replyId' in reply) return html`<span class="cite">${index}</span>`;
    const source = 'role' in reply && reply.sources.find((known) => known.index === index);
    if (!source) return null;
    return html`<button
      type="button"
      class="cite"
      aria-label=${t('source', { index, title: source.title })}
      aria-expanded=${this.openSource === index}
      @click=${() => this.#toggle(index)}
    >
      ${index}
    </button>`;
  }

  /** What follows the text of a reply that has ended. */
  #rest(ended: BotMessage, details: Details): unknown {
    const { id, sources, state, createdAt, problem, quickReplies } = ended;
    const { latest, question, actions } = this;
    const again = {
      label: t('askAgain'),
      act: () => (latest ? actions.regenerate(id) : actions.send(question)),
    };
    return [
      details.sources({
        id,
        sources,
        open: this.openSource,
        toggle: (index) => this.#toggle(index),
      }),
      state === 'stopped' ? html`<p class="note">${t('stopped')}</p>` : nothing,
      state === 'failed'
        ? details.problemNotice({
            fallback: t('replyFailed'),
            problem,
            details: { replyId: id, createdAt },
            buttons: question && problem?.retryable !== false ? [again] : [],
          })
        : nothing,
      latest && quickReplies ? details.quickReplies(quickReplies, actions) : nothing,
    ];
  }

  #toggle(index: number): void {
    this.openSource = this.openSource === index ? null : index;
  }
}

define('chatbot-panel-reply', BotMessageElement);
