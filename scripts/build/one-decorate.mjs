/** What esbuild puts into every module with decorators. */
const HELPERS = /^(?:var __\w+ = Object\.\w+;\n)+var __decorateClass = [^]+?\n};\n/m;
const ID = 'decorate-class';

/**
 * Has one copy of esbuild's helper for decorators in place of one in every file that uses it.
 *
 * @returns {import('rollup').Plugin}
 */
export function oneDecorate() {
  let helpers = '';
  return {
    name: 'one-decorate',
    resolveId: (id) => (id === ID ? id : null),
    load: (id) => (id === ID ? `${helpers}export { __decorateClass };` : null),
    transform(code, id) {
      if (id === ID) return null;
      const [found] = HELPERS.exec(code) ?? [];
      if (!found) return null;
      if (helpers && helpers !== found) this.error(`${id} needs another helper for decorators.`);
      helpers = found;
      // The line breaks stay, so that source maps still fit.
      const breaks = found.replace(/[^\n]/g, '');
      return {
        code: code.replace(found, `import { __decorateClass } from '${ID}';${breaks}`),
        map: null,
      };
    },
  };
}
