/** Lit's tag for styles in a browser that adopts style sheets, as all do that run this bundle. */
const CSS_TAG = `
export const supportsAdoptingStyleSheets = true;
export class CSSResult {
  constructor(cssText) {
    this.cssText = cssText;
  }
  get styleSheet() {
    if (!this.sheet) (this.sheet = new CSSStyleSheet()).replaceSync(this.cssText);
    return this.sheet;
  }
  toString() {
    return this.cssText;
  }
}
export const unsafeCSS = (text) => new CSSResult(text);
export const css = (strings, ...values) => unsafeCSS(String.raw({ raw: strings }, ...values));
export const getCompatibleStyle = (style) => style;
export const adoptStyles = (root, styles) => {
  root.adoptedStyleSheets = styles.map((style) => style.styleSheet ?? style);
};`;

const REACTIVE = '/@lit/reactive-element/reactive-element.js';
const HTML = '/lit-html/lit-html.js';
const ELEMENT = '/lit-element/lit-element.js';

/** Of which module of Lit what goes, and what stands there instead. */
const CHANGES = [
  // What standard decorators note on the page's global object; ours are TypeScript's.
  [REACTIVE, /Symbol\.metadata\?\?=.+?,\w\.litPropertyMetadata\?\?=new WeakMap;/],
  [REACTIVE, /const (\w)=this\[Symbol\.metadata\];if\(null!==\1\)\{.+?\}(?=this\._\$Eh=)/],
  // The list of versions there, which warns of two: the page of somebody else gets our two tags and
  // nothing besides. With them go polyfills of shadow roots, and markup from a server.
  [REACTIVE, /,\w=\w\.reactiveElementPolyfillSupport/],
  [REACTIVE, /,\w\?\.\(\{ReactiveElement:\w\}\),\(\w\.reactiveElementVersions.+?\)(?=;)/],
  [HTML, /,\w=\w\.litHtmlPolyfillSupport;.+?push\("[\d.]+"\)/],
  [ELEMENT, /,\w\.litElementHydrateSupport\?\.\(.+?;\w\?\.\(\{LitElement:\w\}\)/],
  [ELEMENT, /\(\w\.litElementVersions\?\?=\[\]\)\.push\("[\d.]+"\);/],
  // A property's `useDefault`, and a converter of its own.
  [REACTIVE, /useDefault:(\w),(reflect:.+?\{)\1&&.+?void 0!==\w\)\|\|(.+?)\|\|\1\|\|/, '$2$3||'],
  [REACTIVE, /\|\|(\w)\.useDefault&&\1\.reflect&&.+?\)\)(?=\))/],
  [REACTIVE, /this\._\$Ej\?\.get\(\w\)\?\?/],
  [REACTIVE, /\(void 0!==\w\.converter\?\.toAttribute\?\w\.converter:(\w)\)/, '$1'],
  [REACTIVE, /"function"==typeof \w\.converter\?.+?:(\w)(?=;)/, '$1'],
  // Directives, and word to them that their element is on the page or has left it.
  [HTML, /(function \w\(\w,(\w),\w=\w,\w\)\{).+?,\2\}/, '$1return $2}'],
  [HTML, /setConnected\(\w\)\{.+?\)\)\}/],
  [ELEMENT, /connectedCallback\(\)\{super\.connectedCallback.+?setConnected\(!1\)\}/],
  // MathML, and templates that were compiled before.
  [HTML, /3===\w\?"<math>":/],
  [HTML, /3===\w\?"<\/math>":/],
  [HTML, /(2===(\w))\|\|3===\2/, '$1'],
  [HTML, /"number"==typeof \w\?(this\._\$AC\(\w\)):.+?,\w\)(?=;)/, '$1'],
];

/** What needs some of that, and fails the build. */
const MISSED = /\b(converter|useDefault):|\bmathml`|["']lit\/(async-)?directive/;

/**
 * Leaves out of Lit what nothing in this bundle asks for: 0.7 KiB less until the panel is usable.
 *
 * @returns {import('rollup').Plugin}
 */
export function litAsUsed() {
  return {
    name: 'lit-as-used',
    transform(code, id) {
      if (!id.includes('node_modules') && MISSED.test(code)) {
        this.error('This is left out of Lit: look at scripts/build/lit-as-used.mjs');
      }
      if (id.endsWith('/@lit/reactive-element/css-tag.js')) return { code: CSS_TAG, map: null };
      let result = code;
      for (const [file, pattern, instead = ''] of CHANGES) {
        if (!id.endsWith(file)) continue;
        if (!pattern.test(result)) {
          this.error('Lit is not laid out as it was: look at scripts/build/lit-as-used.mjs');
        }
        result = result.replace(pattern, instead);
      }
      return result === code ? null : { code: result, map: null };
    },
  };
}
