import { client, orThrow } from '../api.js';
import { h } from '../dom.js';
import { problemNotice } from '../notice.js';

/** @typedef {import('../../client.js').Schema<'PublishPolicy'>} Policy */

/** @type {Record<Policy['mode'], string>} */
const MODES = {
  off: 'Nothing is asked for',
  ask: 'Whoever publishes has to confirm',
  block: 'Publishing is refused',
};
const CONDITIONS = /** @type {const} */ ({
  tested: 'A test has asked this version something',
  approved: 'Somebody else has approved it',
  noWarnings: 'No warning is open',
  savedTests: 'All saved tests pass',
});

/** Policy of publishing, for all chatbots: admins set it. */
export class PolicyPart {
  element = h('div', { class: 'publishing-part' });
  #changed;
  #problem = h('div', {});
  #shown = '';

  /** @param {() => void} changed */
  constructor(changed) {
    this.#changed = changed;
  }

  /** @param {Policy} policy */
  show(policy) {
    if (JSON.stringify(policy) === this.#shown) return;
    this.#shown = JSON.stringify(policy);
    const mode = h(
      'select',
      {
        class: 'control',
        'aria-label': 'Where a condition is not met',
        on: { change: () => void this.#save({ ...policy, mode: chosen() }) },
      },
      ...Object.entries(MODES).map(([value, words]) =>
        h('option', { value, selected: value === policy.mode }, words),
      ),
    );
    const chosen = () => /** @type {Policy['mode']} */ (mode.value);
    const conditions = Object.entries(CONDITIONS).map(([name, words]) => {
      const box = h('input', {
        type: 'checkbox',
        checked: policy[/** @type {keyof typeof CONDITIONS} */ (name)] ?? false,
        on: { change: () => void this.#save({ ...policy, [name]: box.checked }) },
      });
      return h('label', { class: 'publishing-check' }, box, words);
    });
    this.element.replaceChildren(
      h('p', { class: 'muted' }, 'For all chatbots. Where a condition is not met:'),
      mode,
      ...(policy.mode === 'off' ? [] : conditions),
      this.#problem,
    );
  }

  /** @param {Policy} body */
  async #save(body) {
    this.#problem.replaceChildren();
    try {
      this.show(await orThrow(client.PUT('/v1/publish-policy', { body })));
      this.#changed();
    } catch (error) {
      this.#shown = '';
      this.#problem.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
  }
}
