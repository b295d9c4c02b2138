import { h } from '../dom.js';
import { SORTS, STATES } from './list-query.js';

/** Pause in typing before a search, in ms. */
const TYPING_MS = 200;

/** Search, state and order of the list. */
export class ListTools {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #search = h('input', {
    type: 'search',
    class: 'control',
    placeholder: 'Search by name',
    'aria-label': 'Search chatbots',
    autocomplete: 'off',
    maxLength: 200,
  });
  #state = select('State', STATES);
  #sort = select('Sort by', SORTS);
  element = h('search', { class: 'list-tools' }, this.#search, this.#state, this.#sort);

  /** @param {(query: import('./list-query.js').ListQuery) => void} changed */
  constructor(changed) {
    const tell = () => {
      clearTimeout(this.#timer);
      changed(
        /** @type {import('./list-query.js').ListQuery} */ ({
          q: this.#search.value.trim(),
          state: this.#state.value,
          sort: this.#sort.value,
        }),
      );
    };
    this.#search.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(tell, TYPING_MS);
    });
    this.#state.addEventListener('change', tell);
    this.#sort.addEventListener('change', tell);
  }

  /** @param {import('./list-query.js').ListQuery} query */
  set({ q, state, sort }) {
    if (document.activeElement !== this.#search) this.#search.value = q;
    this.#state.value = state;
    this.#sort.value = sort;
  }

  focus() {
    this.#search.focus();
  }

  end() {
    clearTimeout(this.#timer);
  }
}

/** @param {string} label @param {[value: string, text: string][]} options */
function select(label, options) {
  return h(
    'select',
    { class: 'control', 'aria-label': label },
    ...options.map(([value, text]) => h('option', { value }, text)),
  );
}
