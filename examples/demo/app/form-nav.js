import { h } from './dom.js';

/** @typedef {{ id: string, title: string }} Entry */

/** Sections of the edit form, the one in view marked. */
export class FormNav {
  #links;
  element;
  /** @type {HTMLElement | null} */
  #scroller = null;

  /** @param {Entry[]} entries @param {(id: string) => void} choose */
  constructor(entries, choose) {
    this.#links = new Map(
      entries.map(({ id, title }) => [
        id,
        h(
          'button',
          { type: 'button', class: 'form-nav-link', on: { click: () => choose(id) } },
          h('span', {}, title),
          ' ',
          h('span', { class: 'form-nav-note' }),
          h('span', { class: 'form-nav-state visually-hidden' }),
        ),
      ]),
    );
    this.element = h(
      'nav',
      { class: 'form-nav', 'aria-label': 'Sections' },
      h('ul', {}, ...[...this.#links.values()].map((link) => h('li', {}, link))),
    );
  }

  /** Follows what is in view. @param {HTMLElement} scroller */
  follow(scroller) {
    this.#scroller = scroller;
    scroller.addEventListener('scroll', () => this.#mark(), { passive: true });
    window.addEventListener('scroll', () => this.#mark(), { passive: true });
    this.#mark();
  }

  /** @param {string} id @param {string} words beside the section's title */
  note(id, words) {
    const note = this.#links.get(id)?.querySelector('.form-nav-note');
    if (note) note.textContent = words;
  }

  /** @param {Set<string>} changed @param {Set<string>} wrong ids of sections */
  show(changed, wrong) {
    for (const [id, link] of this.#links) {
      const words = wrong.has(id) ? 'cannot be saved' : changed.has(id) ? 'unsaved' : '';
      link.classList.toggle('is-wrong', wrong.has(id));
      link.classList.toggle('is-changed', changed.has(id));
      const state = link.querySelector('.form-nav-state');
      if (state) state.textContent = words && `(${words})`;
    }
  }

  /** Scrolls the marked link into sight where the links are one line. @param {HTMLElement} link */
  #reveal(link) {
    const line = link.closest('ul');
    line?.scrollTo({ left: link.offsetLeft - (line.clientWidth - link.offsetWidth) / 2 });
  }

  #mark() {
    const scroller = this.#scroller;
    if (!scroller) return;
    const top = Math.max(0, scroller.getBoundingClientRect().top) + 120;
    const sections = [...scroller.querySelectorAll('[data-section]')];
    const isAtEnd =
      scroller.scrollTop > 0 &&
      scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 2;
    const above = sections.filter((each) => each.getBoundingClientRect().top <= top);
    const current = isAtEnd ? sections.at(-1) : (above.at(-1) ?? sections[0]);
    for (const [id, link] of this.#links) {
      if (current instanceof HTMLElement && current.dataset['section'] === id) {
        if (link.ariaCurrent !== 'true') this.#reveal(link);
        link.setAttribute('aria-current', 'true');
      } else link.removeAttribute('aria-current');
    }
  }
}
