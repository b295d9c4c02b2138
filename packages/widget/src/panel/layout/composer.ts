import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import { t } from '../../i18n/t.js';
import type { Language } from '../../i18n/texts.js';
import { iconButton, label } from './icon-button.js';
import { make, set } from './make.js';

export interface ComposerView {
  readonly language: Language | null;
  readonly placeholder: string;
  /** A reply is on its way and can be stopped. */
  readonly running: boolean;
  /** Nothing can be sent; what is typed stays. */
  readonly closed: boolean;
  /** Says how much is left, or too much; as soon as that is loaded. */
  readonly lengthNote: ((language: Language | null, excess: number) => string) | undefined;
}

export interface ComposerActions {
  send(text: string): void;
  stop(): void;
}

/** The field in which a message is written, and the buttons to send it or to stop a reply. */
export class Composer {
  readonly #actions: () => ComposerActions | null;
  readonly #input = make('textarea', {
    part: 'input',
    rows: 1,
    enterKeyHint: 'send',
    autocomplete: 'off',
    oninput: () => this.#typed(),
    onkeydown: (event: KeyboardEvent) => this.#pressed(event),
  });
  /** Made with the first reply. */
  #stop: HTMLButtonElement | undefined;
  readonly #send = iconButton('send', 'round send', 'M10 15.75V4.25M5.25 9 10 4.25 14.75 9', () =>
    this.#sends(),
  );
  readonly #field = make('div', { className: 'field', part: 'composer' }, this.#input, this.#send);
  readonly #note = make('p', { id: 'composer-note', className: 'count', role: 'status' });
  readonly element = make('div', { className: 'composer' }, this.#field, this.#note);
  #view: ComposerView | null = null;
  /** Length of what would be sent, in UTF-16 code units. */
  #length = 0;
  /** It was to be sent, and could not be yet. */
  #wanted = false;

  /** @param actions what to do, asked for when it is to be done; null: nothing can be done yet */
  constructor(actions: () => ComposerActions | null) {
    this.#actions = actions;
    this.#input.setAttribute('aria-describedby', 'composer-note');
  }

  show(view: ComposerView): void {
    this.#view = view;
    this.#draw();
  }

  focus(options?: FocusOptions): void {
    this.#input.focus(options);
  }

  /** Sends what is written, if it should have been sent already. */
  submit(): void {
    if (this.#wanted) this.#sends();
  }

  #draw(): void {
    if (!this.#view) return;
    const { language, placeholder, running, lengthNote } = this.#view;
    const excess = this.#length - LIMITS.textLength;
    const ariaLabel = placeholder || t(language, 'message');
    set(this.#input, { ariaLabel, ariaInvalid: String(excess > 0), placeholder });
    label(this.#send, t(language, 'send'));
    set(this.#send, { disabled: !this.#canSend });
    if (running) {
      this.#stop ??= iconButton('stop', 'round stop', 'M7 7h6v6H7z', () => this.#actions()?.stop());
      label(this.#stop, t(language, 'stop'));
      if (!this.#stop.parentNode) this.#input.after(this.#stop);
    } else this.#stop?.remove();
    const offersSend = !running || this.#length > 0;
    if (offersSend !== Boolean(this.#send.parentNode)) {
      if (offersSend) this.#field.append(this.#send);
      else this.#send.remove();
    }
    set(this.#note, { textContent: lengthNote?.(language, excess) ?? '' });
    this.#note.toggleAttribute('data-over', excess > 0);
  }

  get #canSend(): boolean {
    return this.#length > 0 && !this.#view?.closed && this.#length <= LIMITS.textLength;
  }

  #typed(): void {
    const { value, style } = this.#input;
    this.#length = value.trim().length;
    this.#draw();
    // The browser may let it grow by itself.
    if (CSS.supports('field-sizing', 'content')) return;
    style.height = 'auto';
    style.height = `${this.#input.scrollHeight}px`;
  }

  #pressed(event: KeyboardEvent): void {
    // While an input method is composing, Enter belongs to it; Safari says so by the code 229.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229)
      return;
    event.preventDefault();
    this.#sends();
  }

  #sends(): void {
    if (!this.#canSend) return;
    const actions = this.#actions();
    this.#wanted = !actions;
    if (!actions) return;
    actions.send(this.#input.value);
    this.#input.value = '';
    this.#typed();
    this.#input.focus({ preventScroll: true });
  }
}
