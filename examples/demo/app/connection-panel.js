import { checkConnection, listSecrets, setSecrets } from './api.js';
import { h, newId } from './dom.js';
import { button, problemNotice } from './notice.js';
import { presetOf } from './presets.js';
import { isSame } from './same-value.js';

const STEPS = /** @type {Record<string, string>} */ ({
  address: 'Address',
  tls: 'Encryption',
  status: 'Status',
  shape: 'Answer',
  firstToken: 'First word',
});
const STATES = { ok: 'OK', failed: 'Failed', skipped: 'Not tried' };

/** Secrets of a chatbot, and whether its service can be reached: beside the fields of the provider. */
export class ConnectionPanel {
  element = h('div', { class: 'connection field', hidden: true });
  #id;
  #draft;
  #apply;
  /** @type {Map<string, string>} The secrets that are set, each with the origin that alone gets it. */
  #set = new Map();
  /** Origin of the service in the form; empty: not an address yet, or the server's own. */
  #origin = '';
  #help = h('p', { class: 'field-help', hidden: true });
  #older = h(
    'div',
    { class: 'older-mapping', hidden: true },
    h(
      'p',
      { class: 'field-help' },
      'The mapping is not the one that this system has here now: it is older, or was changed.',
    ),
    button('Use the current mapping', () => this.#useCurrentMapping()),
  );
  #secrets = h('div', { class: 'secrets' });
  #result = h('div', { class: 'check-result', 'aria-live': 'polite' });
  #check = button('Check connection', () => void this.#run());

  /**
   * @param {string} id
   * @param {import('./chatbot-draft.js').ChatbotDraft} draft
   * @param {(path: string, value: unknown) => void} apply  writes a value into the form
   */
  constructor(id, draft, apply) {
    this.#id = id;
    this.#draft = draft;
    this.#apply = apply;
    this.element.append(this.#help, this.#older, this.#secrets, this.#check, this.#result);
    this.show();
    void this.#load();
  }

  /** Shows what the provider that the form holds now needs. */
  show() {
    const { provider } = this.#draft.config;
    this.element.hidden = provider.type === 'knowledge';
    const preset = provider.type === 'http' ? presetOf(provider.preset) : null;
    this.#help.textContent = preset?.help ?? '';
    this.#help.hidden = !preset;
    this.#older.hidden = !this.#currentMapping();
    const names = this.#names();
    const origin = originOf(provider);
    const shown = [...this.#secrets.children].map((row) => row.getAttribute('data-name'));
    if (names.join() === shown.join() && origin === this.#origin) return;
    this.#origin = origin;
    this.#secrets.replaceChildren(...names.map((name) => this.#row(name)));
  }

  /** A copy is saved with each chatbot. @returns what its preset has by now; null: the same */
  #currentMapping() {
    const { provider } = this.#draft.config;
    const preset = provider.type === 'http' ? presetOf(provider.preset) : null;
    if (provider.type !== 'http' || !preset) return null;
    const { mapping } = preset.provider;
    return isSame(mapping, provider.mapping) ? null : structuredClone(mapping);
  }

  #useCurrentMapping() {
    const mapping = this.#currentMapping();
    if (mapping) this.#apply('provider.mapping', mapping);
    // The button is gone with its reason.
    this.#check.focus();
  }

  /** Secrets that the requests name, and those that are set. */
  #names() {
    const { provider } = this.#draft.config;
    const text = JSON.stringify(provider);
    const named = [...text.matchAll(/\{\{\s*secrets\.([\w-]+)\??\s*\}\}/g)].map(
      (found) => found[1] ?? '',
    );
    const own = provider.type === 'model' && provider.baseUrl !== '' ? ['OPENAI_API_KEY'] : [];
    return [...new Set([...own, ...named, ...this.#set.keys()])].sort();
  }

  /** Requests do without it where it is not set. @param {string} name */
  #isOptional(name) {
    return JSON.stringify(this.#draft.config.provider).includes(`{{secrets.${name}?}}`);
  }

  /** @param {string} name */
  #row(name) {
    const id = newId('secret');
    const givenFor = this.#set.get(name);
    const isSet = givenFor !== undefined;
    const input = h('input', {
      id,
      class: 'control',
      type: 'password',
      autocomplete: 'off',
      placeholder: isSet
        ? 'Set. Type to replace it.'
        : this.#isOptional(name)
          ? 'Not set; it may stay so'
          : 'Not set',
      'aria-describedby': `${id}-note`,
    });
    const save = button('Set', () => void this.#change(name, input.value), 'is-quiet');
    const forget = button('Forget', () => void this.#change(name, null), 'is-quiet');
    return h(
      'div',
      { class: 'secret', 'data-name': name },
      h('label', { class: 'field-label', htmlFor: id }, `Secret ${name}`),
      h('div', { class: 'secret-line' }, input, save, isSet && forget),
      h(
        'p',
        { id: `${id}-note`, class: noteClass(givenFor, this.#origin) },
        noteOf(givenFor, this.#origin),
      ),
    );
  }

  async #load() {
    try {
      this.#take(await listSecrets(this.#id));
    } catch (error) {
      this.#result.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
  }

  /** @param {string} name @param {string | null} value */
  async #change(name, value) {
    if (value === '') return;
    try {
      this.#take(await setSecrets(this.#id, { [name]: value }, this.#origin));
      this.#result.replaceChildren();
    } catch (error) {
      this.#result.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    }
  }

  /** @param {{ name: string, origin: string }[]} secrets */
  #take(secrets) {
    this.#set = new Map(secrets.map(({ name, origin }) => [name, origin]));
    this.#secrets.replaceChildren();
    this.show();
  }

  async #run() {
    this.#check.setAttribute('aria-disabled', 'true');
    this.#result.replaceChildren(h('p', { class: 'muted' }, 'Checking …'));
    try {
      const steps = await checkConnection(this.#id, this.#draft.config.provider);
      this.#result.replaceChildren(h('ol', { class: 'check-steps' }, ...steps.map(stepItem)));
    } catch (error) {
      this.#result.replaceChildren(problemNotice(/** @type {Error} */ (error)));
    } finally {
      this.#check.removeAttribute('aria-disabled');
    }
  }
}

/** @param {import('./chatbot-draft.js').Provider} provider */
function originOf(provider) {
  const address =
    provider.type === 'http' ? provider.url : provider.type === 'model' ? provider.baseUrl : '';
  const plain = address.replace(/\{\{[^{}]*\}\}/g, 'x');
  return URL.canParse(plain) ? new URL(plain).origin : '';
}

/**
 * Only the address that a secret was given for gets it: after a change of address it is asked anew.
 *
 * @param {string | undefined} givenFor
 * @param {string} origin
 */
function isElsewhere(givenFor, origin) {
  return givenFor !== undefined && origin !== '' && givenFor !== origin;
}

/** @param {string | undefined} givenFor @param {string} origin */
function noteOf(givenFor, origin) {
  if (isElsewhere(givenFor, origin)) {
    return `It was given for ${givenFor || 'another address'}. Enter it again for ${origin}.`;
  }
  const where = givenFor ?? origin;
  return where ? `Sent to ${where} only.` : '';
}

/** @param {string | undefined} givenFor @param {string} origin */
const noteClass = (givenFor, origin) =>
  isElsewhere(givenFor, origin) ? 'field-problem' : 'field-help';

/** @param {import('./api.js').CheckStep} step */
function stepItem({ name, state, message }) {
  return h(
    'li',
    { class: `check-step is-${state}` },
    h('strong', {}, STEPS[name] ?? name),
    h('span', { class: 'check-state' }, STATES[state]),
    h('p', {}, message),
  );
}
