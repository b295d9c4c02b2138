import { DraftHistory } from './draft-history.js';
import { lookOf, withLook } from './looks.js';
import { newProvider } from './new-provider.js';
import { followAddress } from './follow-address.js';
import { presetOf } from './presets.js';
import { isSame, setAt, valueAt } from './same-value.js';

/**
 * @typedef {import('./api.js').Chatbot} Chatbot
 * @typedef {import('./api.js').ChatbotConfig} ChatbotConfig
 */

/** @typedef {ChatbotConfig['provider']} Provider */

/** No field of its own: what several others have together. */
const LOOK = 'appearance.look';

/** Contents of the form, compared with the saved chatbot. Knows nothing of the page. */
export class ChatbotDraft {
  /** @type {Chatbot} */
  saved;
  /** @type {ChatbotConfig} The last valid value of every field. */
  config;
  /** @type {Map<string, string>} What is wrong with what stands in a field, by its path. */
  problems = new Map();
  /** @type {Map<string, Provider>} What was entered for a kind of provider, for when it is chosen again. */
  #providers = new Map();
  /** @type {DraftHistory<{ config: ChatbotConfig, problems: Map<string, string> }>} */
  #history = new DraftHistory();

  /** @param {Chatbot} chatbot */
  constructor(chatbot) {
    this.saved = chatbot;
    this.config = structuredClone(chatbot.config);
  }

  /** @param {string} path as in `appearance.light.primary` @returns {any} */
  read(path) {
    if (path === LOOK) return lookOf(this.config.appearance);
    return valueAt(this.config, path);
  }

  /** @param {string} path @param {unknown} value ignored where there is a problem @param {string} problem */
  write(path, value, problem = '') {
    const isNews = problem || this.problems.has(path) || !isSame(this.read(path), value);
    if (isNews) this.#history.keep(this.#state(), path, performance.now());
    if (problem) {
      this.problems.set(path, problem);
      return;
    }
    this.problems.delete(path);
    if (path === 'provider.type') {
      this.#chooseProvider(/** @type {Provider['type']} */ (value));
      return;
    }
    if (path === 'provider.preset' && this.#choosePreset(/** @type {string} */ (value))) return;
    if (path === LOOK) {
      this.config.appearance = withLook(this.config.appearance, /** @type {string} */ (value));
      return;
    }
    const { provider } = this.config;
    const address = provider.type === 'http' ? provider.url : '';
    setAt(this.config, path, value);
    if (path === 'provider.url' && provider.type === 'http') followAddress(provider, address);
    const { identity } = this.config;
    // Nothing to prove and no keys to prove it by is what no identity at all is.
    if (identity && !identity.required && identity.jwksUrl === undefined)
      delete this.config.identity;
  }

  /** Writes what a button offers: a step of its own, right after typing too. @param {string} path @param {unknown} value */
  apply(path, value) {
    this.#history.endStep();
    this.write(path, value);
  }

  /** @returns what the form would have to come back to this */
  #state() {
    return { config: structuredClone(this.config), problems: new Map(this.problems) };
  }

  get canUndo() {
    return this.#history.canGoBack;
  }

  get canRedo() {
    return this.#history.canGoForth;
  }

  undo() {
    this.#return(this.#history.back(this.#state()));
  }

  redo() {
    this.#return(this.#history.forth(this.#state()));
  }

  /** @param {{ config: ChatbotConfig, problems: Map<string, string> } | undefined} state */
  #return(state) {
    if (!state) return;
    this.config = state.config;
    this.problems = state.problems;
  }

  /** Puts another configuration into the form; this can be undone. @param {ChatbotConfig} config */
  replace(config) {
    this.#history.keep(this.#state(), '', performance.now());
    this.config = structuredClone(config);
    this.problems = new Map();
    this.#providers.clear();
  }

  /** @param {Provider['type']} type */
  #chooseProvider(type) {
    const { provider } = this.config;
    this.#providers.set(provider.type, provider);
    const saved = this.saved.config.provider;
    const known = this.#providers.get(type) ?? (saved.type === type ? saved : null);
    this.config.provider = structuredClone(known ?? newProvider(type, provider));
    for (const path of this.problems.keys()) {
      if (path.startsWith('provider.')) this.problems.delete(path);
    }
  }

  /** @param {string} id @returns {boolean} whether there is such a preset */
  #choosePreset(id) {
    const preset = presetOf(id);
    if (!preset) return false;
    const { fallback } = this.config.provider;
    this.config.provider = { ...structuredClone(preset.provider), fallback };
    return true;
  }

  /** @param {string} path */
  isChanged(path) {
    if (path === LOOK) return false;
    return this.problems.has(path) || !isSame(this.read(path), valueAt(this.saved.config, path));
  }

  get isChangedAtAll() {
    return this.problems.size > 0 || !isSame(this.config, this.saved.config);
  }

  /** Configuration for the test session before it is saved; null: the saved one. */
  get preview() {
    if (!this.isChangedAtAll) return null;
    const { name, language, provider, imageHosts, appearance } = this.config;
    return structuredClone({ name, language, provider, imageHosts, appearance });
  }

  /**
   * Another version was saved. What was changed in the form since stays changed.
   *
   * @param {Chatbot} chatbot
   */
  accept(chatbot) {
    this.saved = chatbot;
  }

  /** This can be undone. */
  discard() {
    this.replace(this.saved.config);
  }
}
