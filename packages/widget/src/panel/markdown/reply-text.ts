import { html, type LitElement } from 'lit';
import { tm } from '../../i18n/t-markdown.js';
import type { Greeting, Reply } from '../message/transcript.js';
import { BlockViews } from './block-views.js';
import { Blocks, type Block } from './blocks.js';
import type { Footnote } from './flavour.js';
import { loadCjk, wantsCjk } from './flavours.js';
import { renderBlock } from './render-block.js';
import { finishLast } from './unfinished.js';
import { mayShow, type SafeLink } from './safe-link.js';
import type { Language } from '../../i18n/texts.js';

/** Titles may be written in markdown too: the marks of code are not read out. */
const CODE_MARKS = /`+/g;

/** The markdown of one message, in an element of the message's. */
export class ReplyText {
  #blocks = new Blocks();
  readonly #views = new BlockViews<Block>();
  /** Rendered content, once the text is complete. */
  #shown: readonly unknown[] = [];
  #language: Language | null = null;
  #waits = false;
  /** Addresses of images that did not load, each between blanks: a list would weigh on every reply. */
  #broken = ' ';

  /**
   * @param open index of the source whose passage is shown
   * @param base of relative addresses; null where there is no page
   * @param hosts from which images may be shown
   */
  show(
    place: Element,
    reply: Reply | Greeting,
    open: number | null,
    toggle: (index: number) => void,
    hosts?: readonly string[],
    language: Language | null = null,
    base: string | null = null,
  ): void {
    const images = [hosts, this.#broken].join();
    const shown = [reply.text, open, language, images];
    if (this.#shown.length > 0 && shown.every((value, i) => value === this.#shown[i])) return;
    if (this.#language !== language) this.#views.forget();
    this.#language = language;
    if (wantsCjk(reply.text)) void this.#readAgain(place);
    const streaming = 'replyId' in reply;
    const read = this.#blocks.get(reply.text, !streaming);
    const blocks = streaming ? finishLast(read) : read;
    const cite = (index: number): unknown => citation(language, reply, index, open, toggle);
    const isFootnote = (label: string): boolean =>
      streaming || read.some(({ token }) => (token as Partial<Footnote>).label === label);
    const image = (link: SafeLink, raw: string) =>
      // An address that stands elsewhere may be half of one for as long as the reply grows.
      mayShow(link, hosts) &&
      !this.#broken.includes(` ${link.href} `) &&
      !(streaming && raw.endsWith(']'))
        ? () => {
            this.#broken += `${link.href} `;
            place.closest<LitElement>('chatbot-panel-reply')?.requestUpdate();
          }
        : null;
    this.#views.show(place, blocks, images + String(streaming || open), ({ token }) =>
      renderBlock(token, { language, cite, isFootnote, image, base }),
    );
    if (streaming) return;
    // Should anything be another later, it is read again: what was read is twice what it says.
    this.#shown = shown;
    this.#forget();
  }

  /** Reads the text again once the rules for Chinese, Japanese and Korean are loaded. */
  async #readAgain(place: Element): Promise<void> {
    if (this.#waits) return;
    this.#waits = true;
    try {
      await loadCjk();
      this.#shown = [];
      this.#forget();
      place.closest<LitElement>('chatbot-panel-reply')?.requestUpdate();
    } catch {
      // It stays as the standard reads it, until it is shown again.
    }
    this.#waits = false;
  }

  #forget(): void {
    this.#blocks = new Blocks();
    this.#views.forget();
  }
}

/**
 * Renders a citation. While a reply grows its sources are not known: its numbers lead nowhere yet.
 */
function citation(
  language: Language | null,
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
    aria-label=${tm(language, 'source', { index, title: source.title.replace(CODE_MARKS, '') })}
    aria-expanded=${open === index}
    @click=${() => toggle(index)}
  >
    ${index}
  </button>`;
}
