/**
 * @typedef {import('./fields/field.js').Field} Field
 * @typedef {import('./fields/field.js').Change} Change
 * @typedef {import('./api.js').ChatbotConfig} ChatbotConfig
 *
 * @typedef {object} FieldPlan
 * @property {string} path   where its value is in the configuration
 * @property {string} words  what it is called in a sentence
 * @property {(change: Change) => Field} make
 * @property {(config: ChatbotConfig) => boolean} when  whether the chatbot has such a field now
 *
 * @typedef {object} Section
 * @property {string} id  part of its address
 * @property {string} title
 * @property {string} text
 * @property {FieldPlan[]} fields
 * @property {boolean} [hasContrast]  whether warnings of poor contrast stand below
 * @property {boolean} [hasConnection]  whether secrets and the check of the connection stand below
 */

/**
 * @template O
 * @param {string} path
 * @param {string} words
 * @param {(options: O, change: Change) => Field} make
 * @param {O} options
 * @param {FieldPlan['when']} [when]
 * @returns {FieldPlan}
 */
export function field(path, words, make, options, when = () => true) {
  return { path, words, make: (change) => make(options, change), when };
}
