import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { define } from '../../custom-element/define.js';
import { td } from '../../i18n/bench/td.js';
import { dialogHead } from '../ui/dialog-head.js';
import { controls } from '../ui/styles/controls.js';
import { dialogStyles } from '../ui/styles/dialog.js';
import { tokens } from '../ui/styles/tokens.js';
import { NOBODY, wrongLine, type PlayedVisitor } from './played-visitor.js';

/** A session is to begin as this visitor. */
export class VisitorPlayEvent extends Event {
  readonly visitor: PlayedVisitor;

  constructor(visitor: PlayedVisitor) {
    super('bench-visitor', { bubbles: true, composed: true });
    this.visitor = visitor;
  }
}

/** Greatest length of each field that the server accepts, in characters. */
const FIELDS = { name: 120, id: 120, language: 35, timeZone: 60, pageUrl: 2_000 } as const;

/**
 * Edits the visitor that the operator plays: what a page, or a visitor's browser, would say of
 * them.
 *
 * @fires bench-visitor - `VisitorPlayEvent`
 */
export class VisitorDialog extends LitElement {
  static override styles = [
    tokens,
    controls,
    dialogStyles,
    css`
      form {
        display: grid;
        grid-template-columns: repeat(2, minmax(0, 1fr));
        gap: 16px;
        padding: 16px 20px 20px;
      }

      p,
      .wide,
      .foot {
        grid-column: 1 / -1;
      }

      p {
        margin: 0;
        color: var(--quiet);
      }

      .problem {
        color: var(--bad);
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
        padding: 5px 10px;
        border: 1px solid var(--edge);
        border-radius: 6px;
        background: var(--surface);
        color: inherit;
        font: inherit;
        font-weight: 400;
      }

      textarea {
        min-height: 72px;
        resize: vertical;
        font-family: var(--mono);
        font-size: 12px;
      }

      .foot {
        display: flex;
        justify-content: flex-end;
        gap: 8px;
      }

      @media (max-width: 520px) {
        form {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) visitor: PlayedVisitor = NOBODY;
  @state() private wrong = '';
  @query('dialog') private dialog!: HTMLDialogElement;
  @query('form') private form!: HTMLFormElement;

  show(): void {
    this.wrong = '';
    if (!this.dialog.open) this.dialog.showModal();
  }

  protected override render(): TemplateResult {
    const { visitor, wrong } = this;
    const names = Object.keys(FIELDS) as (keyof typeof FIELDS)[];
    return html`<dialog aria-labelledby="title">
      ${dialogHead(td('visitor.title'), () => this.dialog.close())}
      <form @submit=${this.#onSubmit}>
        <p>${td('visitor.hint')}</p>
        ${names.map(
          (name) =>
            html`<label class=${name === 'pageUrl' ? 'wide' : ''}
              >${td(`visitor.${name}`)}<input
                name=${name}
                maxlength=${FIELDS[name]}
                .value=${visitor[name]}
                placeholder=${PLACEHOLDERS[name] || nothing}
            /></label>`,
        )}
        <label class="wide"
          >${td('visitor.inputs')}<textarea
            name="inputs"
            placeholder="plan=pro"
            .value=${visitor.inputs}
          ></textarea>
        </label>
        ${
          wrong
            ? html`<p class="problem" role="alert">${td('visitor.wrong', { line: wrong })}</p>`
            : nothing
        }
        <div class="foot">
          <button class="button strong" type="submit">${td('visitor.start')}</button>
        </div>
      </form>
    </dialog>`;
  }

  readonly #onSubmit = (event: SubmitEvent): void => {
    event.preventDefault();
    const data = new FormData(this.form);
    const read = (name: keyof PlayedVisitor): string => {
      const value = data.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const visitor: PlayedVisitor = {
      id: read('id'),
      name: read('name'),
      language: read('language'),
      pageUrl: read('pageUrl'),
      timeZone: read('timeZone'),
      inputs: read('inputs'),
    };
    this.wrong = wrongLine(visitor.inputs);
    if (this.wrong) return;
    this.dialog.close();
    this.dispatchEvent(new VisitorPlayEvent(visitor));
  };
}

const PLACEHOLDERS: Readonly<Record<keyof typeof FIELDS, string>> = {
  name: '',
  id: '',
  language: 'de',
  pageUrl: 'https://',
  timeZone: 'Europe/Berlin',
};

define('chatbot-visitor-dialog', VisitorDialog);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-visitor-dialog': VisitorDialog;
  }
}
