import { h } from '../dom.js';
import { button } from '../notice.js';

/** Documents that are chosen, to do something with all of them at once. */
export class Selection {
  /** @type {Map<string, { id: string, title: string }>} */
  #chosen = new Map();
  /** @type {HTMLInputElement[]} */
  #boxes = [];
  #count = h('p', { class: 'muted', role: 'status' });
  #bar;

  /** @param {(entries: { id: string, title: string }[]) => void} remove */
  constructor(remove) {
    this.#bar = h(
      'div',
      { class: 'knowledge-selected', hidden: true },
      button('Delete selected', () => remove([...this.#chosen.values()])),
      button('Select none', () => {
        const first = this.#boxes.find(({ checked }) => checked);
        this.#chosen.clear();
        for (const box of this.#boxes) box.checked = false;
        this.#show();
        first?.focus();
      }),
    );
    this.element = h('div', { class: 'knowledge-selection' }, this.#bar, this.#count);
  }

  /** Only what is shown can be chosen. @param {{ id: string }[]} shown */
  keep(shown) {
    const ids = new Set(shown.map(({ id }) => id));
    for (const id of this.#chosen.keys()) if (!ids.has(id)) this.#chosen.delete(id);
    this.#boxes = [];
    this.#show();
  }

  /** @param {{ id: string, title: string }} entry */
  box(entry) {
    const { id, title } = entry;
    const box = h('input', {
      type: 'checkbox',
      checked: this.#chosen.has(id),
      'aria-label': `Select ${title}`,
      on: {
        change: () => {
          if (box.checked) this.#chosen.set(id, entry);
          else this.#chosen.delete(id);
          this.#show();
        },
      },
    });
    this.#boxes.push(box);
    return box;
  }

  #show() {
    const { size } = this.#chosen;
    this.#bar.hidden = size === 0;
    this.#count.textContent = size === 0 ? '' : `${size} selected`;
  }
}
