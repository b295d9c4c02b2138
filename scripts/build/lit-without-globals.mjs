/** What each module of Lit puts on the page's global object, and what stands there instead. */
const GLOBALS = [
  ['/@lit/reactive-element/reactive-element.js', versions('reactiveElement')],
  [
    '/@lit/reactive-element/reactive-element.js',
    [/,\w+\.litPropertyMetadata\?\?=new WeakMap;/, ';const litPropertyMetadata=new WeakMap;'],
  ],
  ['/lit-html/lit-html.js', versions('litHtml')],
  ['/lit-element/lit-element.js', versions('litElement')],
];

/**
 * Keeps Lit off the page's global object: it lists its versions there, to warn of two, and keeps what
 * only standard decorators read. The page of somebody else gets our two tags and nothing besides.
 *
 * @returns {import('rollup').Plugin}
 */
export function litWithoutGlobals() {
  return {
    name: 'lit-without-globals',
    transform(code, id) {
      const own = GLOBALS.filter(([file]) => id.endsWith(file));
      if (own.length === 0) return null;
      let result = code;
      for (const [, [pattern, instead]] of own) {
        if (!pattern.test(result)) {
          this.error(
            'Lit is not laid out as it was: look at scripts/build/lit-without-globals.mjs',
          );
        }
        result = result.replace(pattern, instead);
      }
      return { code: result, map: null };
    },
  };
}

function versions(name) {
  return [new RegExp(`\\(\\w+\\.${name}Versions\\?\\?=\\[\\]\\)\\.push\\("[\\d.]+"\\)`), '0'];
}
