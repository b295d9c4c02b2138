import { html } from 'lit';
import { tm } from '../../i18n/t-markdown.js';
import { spoken } from '../../i18n/language.js';
import type { BotMessageElement, Greeting } from '../bot-message.js';
import type { Reply } from '../transcript.js';
import { BlockViews } from './block-views.js';
import { Blocks, type Block } from './blocks.js';
import { renderBlock } from './render-block.js';
import { finishLast } from './unfinished.js';
import { mayShow, type SafeLink } from './safe-link.js';

/** The markdown of one message, in an element of the message's. */
export class ReplyText {
  #blocks = new Blocks();
  readonly #views = new BlockViews<Block>();
  /** What is shown, once the text is complete. */
  #shown: readonly unknown[] = [];
  #language = spoken();
  /** Addresses of images that did not load, each between blanks: a list would weigh on every reply. */
  #broken = ' ';

  /**
   * @param open index of the source whose passage is shown
   * @param hosts from which images may be shown
   */
  show(
    place: Element,
    reply: Reply | Greeting,
    open: number | null,
    toggle: (index: number) => void,
    hosts?: readonly string[],
  ): void {
    const images = [hosts, this.#broken].join();
    const shown = [reply.text, open, spoken(), images];
    if (this.#shown.length > 0 && shown.every((value, i) => value === this.#shown[i])) return;
    if (this.#language !== spoken()) this.#views.forget();
    this.#language = spoken();
    const streaming = 'replyId' in reply;
    const read = this.#blocks.get(reply.text, !streaming);
    const blocks = streaming ? finishLast(read) : read;
    const cite = (index: number): unknown => citation(reply, index, open, toggle);
    const image = (link: SafeLink, raw: string) =>
      // An address that stands elsewhere may be half of one for as long as the reply grows.
      mayShow(link, hosts) &&
      !this.#broken.includes(` ${link.href} `) &&
      !(streaming && raw.endsWith(']'))
        ? () => {
            this.#broken += `${link.href} `;
            place.closest<BotMessageElement>('chatbot-panel-reply')?.requestUpdate();
          }
        : null;
    this.#views.show(place, blocks, images + String(streaming || open), ({ token }) =>
      renderBlock(token, { cite, image }),
    );
    if (streaming) return;
    // Should anything be another later, it is read again: what was read is twice what it says.
    this.#shown = shown;
    this.#blocks = new Blocks();
    this.#views.forget();
  }
}

/** While a reply grows its sources are not known: its numbers look alike and lead nowhere yet. */
function citation(
  reply: Reply | Greeting,
  index: number,
  open: number | null,
  toggle: (index: number) => void,
): unknown {
  if ('replyId' in reply) return html`<span class="cite">${index}</span>`;
  const source = 'role' in reply && reply.sources.find((known) => known.index === index);
  if (!source) return null;
  return html`<button
    type="button"
    class="cite"
    aria-label=${tm('source', { index, title: source.title })}
    aria-expanded=${open === index}
    @click=${() => toggle(index)}
  >
    ${index}
  </button>`;
}
