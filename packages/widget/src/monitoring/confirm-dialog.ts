import { css, html, LitElement, type TemplateResult } from 'lit';
import { query, state } from 'lit/decorators.js';
import { define } from '../custom-element/define.js';
import { tm } from '../i18n/monitoring/tm.js';
import { controls } from '../test-bench/ui/styles/controls.js';
import { dialogStyles } from '../test-bench/ui/styles/dialog.js';
import { tokens } from '../test-bench/ui/styles/tokens.js';

export interface Question {
  readonly title: string;
  readonly text: string;
  /** The verb on the button that does it. */
  readonly yes: string;
}

/** Asks before something is done that others will feel. */
export class MonitoringConfirm extends LitElement {
  static override styles = [
    tokens,
    controls,
    dialogStyles,
    css`
      dialog {
        --dialog-width: 420px;
        padding: 20px;
      }

      h2 {
        margin: 0 0 8px;
        font-size: 15px;
      }

      p {
        margin: 0 0 20px;
        color: var(--quiet);
      }

      .answers {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: 8px;
      }
    `,
  ];

  @state() private question: Question | null = null;
  @query('dialog') private dialog!: HTMLDialogElement;
  #answer: (yes: boolean) => void = () => undefined;

  /** Resolves with the answer; closing the dialog says no. */
  async ask(question: Question): Promise<boolean> {
    this.question = question;
    await this.updateComplete;
    this.dialog.showModal();
    return new Promise((resolve) => (this.#answer = resolve));
  }

  protected override render(): TemplateResult {
    const { title = '', text = '', yes = '' } = this.question ?? {};
    return html`<dialog
      role="alertdialog"
      aria-labelledby="title"
      aria-describedby="text"
      @close=${() => this.#answer(this.dialog.returnValue === 'yes')}
    >
      <h2 id="title">${title}</h2>
      <p id="text">${text}</p>
      <div class="answers">
        <button
          class="button outlined"
          type="button"
          autofocus
          @click=${() => this.dialog.close('no')}
        >
          ${tm('cancel')}
        </button>
        <button class="button strong" type="button" @click=${() => this.dialog.close('yes')}>
          ${yes}
        </button>
      </div>
    </dialog>`;
  }
}

define('chatbot-monitoring-confirm', MonitoringConfirm);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-monitoring-confirm': MonitoringConfirm;
  }
}
