/**
 * Leaves of marked only its lexer, which is all that the panel uses: 3 KiB less to download. marked
 * comes as one minified module whose last part makes and exports an instance of everything, so that
 * Rollup cannot tell by itself that the renderer and the parser are not needed.
 */
export function markedLexer() {
  return {
    name: 'marked-lexer',
    transform(code, id) {
      if (!id.endsWith('/marked/lib/marked.esm.js')) return null;
      // In order: the rules, the tokenizer, the lexer; then the renderer, and what only it needs.
      const renderer = code.search(/var \w+=class\{options;parser;/);
      const lexer = /\b(\w+) as Lexer\b/.exec(code)?.[1];
      if (renderer === -1 || !lexer || code.indexOf(`var ${lexer}=class`) > renderer) {
        this.error('marked is not laid out as it was: look at scripts/build/marked-lexer.mjs');
      }
      return {
        code: `${code.slice(0, renderer)}export{${lexer} as Lexer};`,
        map: { mappings: '' },
      };
    },
  };
}
