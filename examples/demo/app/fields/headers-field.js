import { linesField } from './lines-field.js';

const HEADER = /^([A-Za-z0-9!#$%&'*+.^_`|~-]+)\s*:(.*)$/;

/**
 * Headers of a request, each as `name: value`.
 *
 * @param {{ label: string, help?: string }} options
 * @param {import('./field.js').Change} change
 * @returns {import('./field.js').Field}
 */
export function headersField(options, change) {
  const field = linesField(
    {
      ...options,
      one: 'header',
      most: 20,
      maxLength: 2_000,
      placeholder: 'authorization: Bearer {{secrets.API_KEY}}',
      pattern: HEADER,
      wrong: 'write the name, a colon and the value.',
    },
    (value, problem) => {
      const lines = /** @type {string[]} */ (value);
      const headers = lines.flatMap((line) => {
        const [, name = '', text = ''] = HEADER.exec(line) ?? [];
        return name ? [{ name, value: text.trim() }] : [];
      });
      change(headers, problem);
    },
  );
  return {
    ...field,
    set: (/** @type {{ name: string, value: string }[]} */ headers) =>
      field.set(headers.map(({ name, value }) => `${name}: ${value}`)),
  };
}
