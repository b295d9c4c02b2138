import { css, html, LitElement, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import { td } from '../../i18n/bench/td.js';
import { dialogHead } from '../ui/dialog-head.js';
import { controls } from '../ui/styles/controls.js';
import { dialogStyles } from '../ui/styles/dialog.js';
import { tokens } from '../ui/styles/tokens.js';

/** A document that the operator has written. */
export class NewDocumentEvent extends Event {
  readonly title: string;
  readonly content: string;
  /** Tells the dialog what becomes of it: it stays open, with the reason, where that fails. */
  readonly answer: (stored: Promise<void>) => void;

  constructor(title: string, content: string, answer: (stored: Promise<void>) => void) {
    super('new-document');
    this.title = title;
    this.content = content;
    this.answer = answer;
  }
}

/**
 * Dialog in which a document is written that answers a question; its title is that question at first.
 *
 * @fires new-document - It is to be added: `NewDocumentEvent`.
 * @fires close - The dialog has closed.
 */
export class NewDocument extends LitElement {
  static override styles = [
    tokens,
    controls,
    dialogStyles,
    css`
      form {
        display: grid;
        gap: 12px;
        padding: 16px 20px 20px;
      }

      label {
        display: grid;
        gap: 4px;
        font-weight: 500;
      }

      input,
      textarea {
        box-sizing: border-box;
        width: 100%;
        min-height: var(--target);
        padding: 6px 10px;
        border: 1px solid var(--quiet);
        border-radius: 6px;
        background: var(--surface);
        color: inherit;
        font: inherit;
      }

      textarea {
        min-height: 140px;
        resize: vertical;
      }

      form .button {
        justify-self: end;
      }

      p {
        margin: 0;
        color: var(--bad);
      }

      p:empty {
        display: none;
      }
    `,
  ];

  /** Question that the document answers. */
  @property({ attribute: false }) about = '';
  @state() private busy = false;
  @state() private problem = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('textarea') private content!: HTMLTextAreaElement;

  protected override render(): TemplateResult {
    return html`<dialog aria-labelledby="title" @close=${this.#close}>
      ${dialogHead(td('advice.new'), () => this.dialog.close())}
      <form @submit=${this.#submit}>
        <label>
          ${td('advice.title')}
          <input name="title" required maxlength="200" .value=${this.about.slice(0, 200)} />
        </label>
        <label>
          ${td('advice.content')}
          <textarea name="content" required></textarea>
        </label>
        <p role="alert">${this.problem}</p>
        <button class="button strong" type="submit" aria-disabled=${this.busy}>
          ${td('advice.save')}
        </button>
      </form>
    </dialog>`;
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
    this.content.focus();
  }

  /** Tells it, since the dialog's own event stays inside. */
  #close = (): void => {
    this.dispatchEvent(new Event('close'));
  };

  #submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (this.busy) return;
    const data = new FormData(event.currentTarget as HTMLFormElement);
    const [title, content] = ['title', 'content'].map((name) => data.get(name) as string);
    this.dispatchEvent(new NewDocumentEvent(title ?? '', content ?? '', this.#answer));
  };

  #answer = (stored: Promise<void>): void => {
    this.busy = true;
    this.problem = '';
    stored
      // The browser gives the focus back to what opened it.
      .then(() => this.dialog.close())
      .catch((error: unknown) => {
        this.problem = error instanceof Error ? error.message : String(error);
      })
      .finally(() => {
        this.busy = false;
      });
  };
}

define('chatbot-new-document', NewDocument);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-new-document': NewDocument;
  }
}
