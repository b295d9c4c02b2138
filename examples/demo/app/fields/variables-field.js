import { linesField } from './lines-field.js';

const VARIABLE = /^(--chatbot-[a-z0-9-]{1,40})\s*:\s*(\S.*)$/;

/**
 * Custom properties of CSS, each as `--chatbot-name: value`.
 *
 * @param {{ label: string, help?: string }} options
 * @param {import('./field.js').Change} change
 * @returns {import('./field.js').Field}
 */
export function variablesField(options, change) {
  const field = linesField(
    {
      ...options,
      one: 'property',
      most: 40,
      maxLength: 150,
      placeholder: '--chatbot-font-size: 16px',
      pattern: VARIABLE,
      wrong: 'write a property and its value, as in --chatbot-font-size: 16px.',
    },
    (value, problem) => {
      const lines = /** @type {string[]} */ (value);
      const entries = lines.flatMap((line) => {
        const [, name = '', text = ''] = VARIABLE.exec(line) ?? [];
        return name ? [[name, text.trim()]] : [];
      });
      change(Object.fromEntries(entries), problem);
    },
  );
  return {
    ...field,
    set: (/** @type {Record<string, string>} */ variables) =>
      field.set(Object.entries(variables).map(([name, value]) => `${name}: ${value}`)),
  };
}
