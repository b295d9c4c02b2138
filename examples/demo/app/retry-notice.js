import { h } from './dom.js';
import { button, problemNotice } from './notice.js';

/**
 * Says that something could not be read, and offers to try again. Whoever reads clears it each time that
 * this works, whoever has asked: what is there then is no problem any more.
 */
export class RetryNotice {
  element = h('div', { class: 'knowledge-notices' });
  #next;

  /** @param {() => HTMLElement} next takes the focus of a button that leaves */
  constructor(next) {
    this.#next = next;
  }

  /** @param {Error} error @param {() => void} again */
  show(error, again) {
    const hadFocus = this.#hasFocus;
    const retry = button('Try again', again);
    this.element.replaceChildren(problemNotice(error, retry));
    if (hadFocus) retry.focus();
  }

  clear() {
    const hadFocus = this.#hasFocus;
    this.element.replaceChildren();
    if (hadFocus) this.#next().focus({ preventScroll: true });
  }

  get #hasFocus() {
    return this.element.contains(document.activeElement);
  }
}
