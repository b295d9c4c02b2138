import { h } from './dom.js';
import { icon } from './icons.js';

/**
 * Makes a notice of a problem and what to do, with a button where something can be done here.
 *
 * @param {{ message: string, action?: string, correlationId?: string }} problem
 * @param {...HTMLElement} buttons
 */
export function problemNotice({ message, action = '', correlationId = '' }, ...buttons) {
  return h(
    'div',
    { class: 'notice is-problem', role: 'alert' },
    icon('alert'),
    h(
      'div',
      { class: 'notice-text' },
      h('p', {}, h('strong', {}, message), ' ', action),
      correlationId && h('p', { class: 'notice-id' }, `Correlation id: ${correlationId}`),
    ),
    buttons.length > 0 && h('div', { class: 'notice-buttons' }, ...buttons),
  );
}

/**
 * Makes a notice of what was done.
 *
 * @param {string} text
 * @param {...HTMLElement} buttons
 */
export function doneNotice(text, ...buttons) {
  return h(
    'div',
    { class: 'notice', role: 'status' },
    h('p', { class: 'notice-text' }, text),
    buttons.length > 0 && h('div', { class: 'notice-buttons' }, ...buttons),
  );
}

/**
 * @param {string} text
 * @param {() => void} click not called while the button says `aria-disabled`
 * @param {string} [look] further class names
 */
export function button(text, click, look = '') {
  const element = h('button', { type: 'button', class: `button ${look}`.trim() }, text);
  element.addEventListener('click', () => {
    if (element.getAttribute('aria-disabled') !== 'true') click();
  });
  return element;
}

/**
 * Asks before something is lost.
 *
 * @param {{ title: string, text: string, yes: string, no: string }} words
 * @returns {Promise<boolean>}
 */
export function ask({ title, text, yes, no }) {
  const dialog = h(
    'dialog',
    { class: 'question', 'aria-labelledby': 'question-title' },
    h('h2', { id: 'question-title' }, title),
    h('p', {}, text),
    h(
      'div',
      { class: 'question-buttons' },
      button(no, () => dialog.close('no')),
      button(yes, () => dialog.close('yes'), 'is-danger'),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      resolve(dialog.returnValue === 'yes');
    });
  });
}
