import type { Hit, ReplyDebug } from '@chatbot-test/shared/protocol/message.schema.js';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import { td } from '../../i18n/bench/td.js';
import type { Requests } from '../tested/requests.js';
import { controls } from '../ui/styles/controls.js';
import { tokens } from '../ui/styles/tokens.js';
import { AskEvent, TryThresholdEvent } from './advice-events.js';
import './new-document.js';
import './open-document.js';
import type { NewDocumentEvent } from './new-document.js';

/**
 * Advises on a question without an answer: the passage that came nearest, its score, and what would
 * make it an answer.
 *
 * @fires bench-ask - The question is to be asked again: `AskEvent`.
 * @fires bench-try-threshold - It is to be asked with a lower threshold: `TryThresholdEvent`.
 */
export class UnansweredAdvice extends LitElement {
  static override styles = [
    tokens,
    controls,
    css`
      :host {
        display: block;
        margin-top: 8px;
      }

      blockquote {
        max-height: 120px;
        margin: 0 0 4px;
        padding-inline-start: 12px;
        border-inline-start: 2px solid var(--warn);
        overflow-y: auto;
        white-space: pre-line;
        overflow-wrap: anywhere;
      }

      p {
        margin: 0;
        color: var(--quiet);
      }

      .offers {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-top: 8px;
      }

      .said {
        margin-top: 8px;
        color: var(--text);
      }
    `,
  ];

  @property({ attribute: false }) question = '';
  @property({ attribute: false }) debug!: ReplyDebug;
  @property({ attribute: false }) requests!: Requests;
  @state() private said = '';
  @state() private busy = false;
  @state() private writing = false;

  protected override render(): TemplateResult {
    const { busy } = this;
    const best = this.#best();
    return html`${best ? this.#passage(best) : nothing}
      <div class="offers">
        ${best ? this.#offers(best) : nothing}
        <button
          class="button outlined write"
          type="button"
          aria-disabled=${busy}
          @click=${this.#write}
        >
          ${td('advice.write')}
        </button>
        <button
          class="button outlined ask"
          type="button"
          aria-disabled=${busy}
          @click=${() => this.#ask()}
        >
          ${td('advice.ask')}
        </button>
      </div>
      <p class="said" role="status">${this.said}</p>
      ${this.writing ? this.#writer() : nothing}`;
  }

  #best(): Hit | undefined {
    return [...this.debug.hits].sort((a, b) => a.rank - b.rank)[0];
  }

  #passage({ passage, score }: Hit): TemplateResult {
    const { threshold } = this.debug;
    const confidence = floored(score).toFixed(2);
    return html`<blockquote>${passage}</blockquote>
      <p class="number">
        ${
          threshold === undefined
            ? td('advice.confidence', { confidence })
            : td('advice.below', { confidence, threshold: threshold.toFixed(2) })
        }
      </p>`;
  }

  #offers(best: Hit): TemplateResult {
    const { busy } = this;
    const threshold = floored(best.score);
    const offer = (name: string, words: string, act: () => void): TemplateResult =>
      html`<button
        class="button outlined ${name}"
        type="button"
        aria-disabled=${busy}
        @click=${() => this.busy || act()}
      >
        ${words}
      </button>`;
    return html`<chatbot-open-document
        .documentId=${best.documentId}
        .requests=${this.requests}
      ></chatbot-open-document>
      ${offer('phrase', td('advice.phrase'), () => void this.#addPhrasing(best))}
      ${
        threshold > 0
          ? offer('try', td('advice.try', { threshold: threshold.toFixed(2) }), () => {
              this.dispatchEvent(new TryThresholdEvent(threshold));
              this.#ask();
            })
          : nothing
      }`;
  }

  #ask(): void {
    if (this.busy) return;
    this.dispatchEvent(new AskEvent(this.question));
  }

  /** It is found by its words as soon as it is stored. */
  #addPhrasing({ documentId, title }: Hit): Promise<void> {
    return this.#do(async () => {
      await this.requests.addPhrasing(documentId, this.question);
      this.busy = false;
      this.said = td('advice.added', { title });
      this.#ask();
    });
  }

  #write = (): void => {
    this.writing ||= !this.busy;
  };

  #writer(): TemplateResult {
    return html`<chatbot-new-document
      .about=${this.question}
      @new-document=${this.#add}
      @close=${() => (this.writing = false)}
    ></chatbot-new-document>`;
  }

  /** Adds it; the dialog closes first, as with the question asked again there may be other advice. */
  #add = ({ title, content, answer }: NewDocumentEvent): void => {
    const stored = this.requests.addDocument(title, content, this.question);
    answer(stored);
    stored.then(
      () => {
        this.said = td('advice.wrote', { title });
        this.#ask();
      },
      () => undefined, // The dialog says why.
    );
  };

  async #do(act: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.said = '';
    try {
      await act();
    } catch (error) {
      this.said = error instanceof Error ? error.message : String(error);
    } finally {
      this.busy = false;
    }
  }
}

/** A score in hundredths, never more than it is: as a threshold it lets its passage pass. */
const floored = (score: number): number => Math.floor(score * 100) / 100;

define('chatbot-unanswered-advice', UnansweredAdvice);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-unanswered-advice': UnansweredAdvice;
  }
}
