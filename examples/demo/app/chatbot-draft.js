import { lookOf, withLook } from './looks.js';
import { newProvider } from './new-provider.js';
import { presetOf } from './presets.js';

/**
 * @typedef {import('./api.js').Chatbot} Chatbot
 * @typedef {import('./api.js').ChatbotConfig} ChatbotConfig
 */

/** @typedef {ChatbotConfig['provider']} Provider */

/** No field of its own: what several others have together. */
const LOOK = 'appearance.look';

/** What the form holds of a chatbot beside what is saved of it. Knows nothing of the page. */
export class ChatbotDraft {
  /** @type {Chatbot} */
  saved;
  /** @type {ChatbotConfig} The last valid value of every field. */
  config;
  /** @type {Map<string, string>} What is wrong with what stands in a field, by its path. */
  problems = new Map();
  /** @type {Map<string, Provider>} What was entered for a kind of provider, for when it is chosen again. */
  #providers = new Map();

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
    const steps = path.split('.');
    const last = /** @type {string} */ (steps.pop());
    valueAt(this.config, steps.join('.'))[last] = value;
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
    return (
      this.problems.has(path) ||
      JSON.stringify(this.read(path)) !== JSON.stringify(valueAt(this.saved.config, path))
    );
  }

  get isChangedAtAll() {
    return (
      this.problems.size > 0 || JSON.stringify(this.config) !== JSON.stringify(this.saved.config)
    );
  }

  /** What the test session is to show before it is saved; null: what is saved. */
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

  discard() {
    this.config = structuredClone(this.saved.config);
    this.problems.clear();
    this.#providers.clear();
  }
}

/** @param {unknown} value @param {string} path @returns {any} */
function valueAt(value, path) {
  const steps = path ? path.split('.') : [];
  return steps.reduce((/** @type {any} */ inner, step) => inner?.[step], value);
}
