/** Options that the panel never sets, with what the lexer would make of them. */
const OPTIONS = {
  gfm: 'true',
  breaks: 'true',
  pedantic: 'false',
  silent: 'false',
  extensions: 'null',
  hooks: 'null',
};

/** Names of HTML's blocks, which stand in several rules. */
const TAGS = /="(address\|[\w|[\]-]+\|ul)"/g;

/**
 * Leaves of marked only its lexer, for the options of the panel: 4 KiB less to download. marked comes
 * as one minified module whose last part makes and exports an instance of everything, so that Rollup
 * cannot tell by itself that the renderer and the parser are not needed, nor the rules of the
 * markdown of 2004.
 *
 * Two pieces of its rules are put in other words that match the same: V8 makes up to ten copies of
 * what follows ` {0,3}` or the names of the tags, 600 KB of machine code where 180 do.
 *
 * @returns {import('rollup').Plugin}
 */
export function markedLexer() {
  return {
    name: 'marked-lexer',
    transform(code, id) {
      if (!id.endsWith('/marked/lib/marked.esm.js')) return null;
      // In order: the rules, the tokenizer, the lexer; then the renderer, and what only it needs.
      const renderer = code.search(/var \w+=class\{options;parser;/);
      const lexer = /\b(\w+) as Lexer\b/.exec(code)?.[1];
      const rules = code.match(/,pedantic:\w+\}/g) ?? [];
      const tags = code.match(TAGS) ?? [];
      if (
        renderer === -1 ||
        rules.length !== 2 ||
        tags.length !== 1 ||
        code.indexOf(`var ${lexer}=class`) > renderer
      ) {
        this.error('marked is not laid out as it was: look at scripts/build/marked-lexer.mjs');
      }
      const settled = `${code.slice(0, renderer)}export{${lexer} as Lexer};`
        .replaceAll(/,pedantic:\w+\}/g, '}')
        .replaceAll(' {0,3}', '(?! {4}) *')
        .replace(TAGS, '="(?=(?:$1)(?![a-z\\\\d]))[a-z\\\\d]+"')
        .replaceAll(/this\.options\.(\w+)/g, (found, option) => OPTIONS[option] ?? found);
      return { code: withoutUnused(settled, (text) => this.parse(text)), map: { mappings: '' } };
    },
  };
}

/**
 * Takes out variables that are named nowhere else, as long as there are some. What is computed at the
 * top of marked are regular expressions and nothing that anybody notices.
 */
function withoutUnused(code, parse) {
  const used = new Map();
  for (const [name] of code.matchAll(/(?<![.\w$])[\w$]+/g))
    used.set(name, (used.get(name) ?? 0) + 1);
  let result = '';
  let done = 0;
  for (const { type, declarations, start, end } of parse(code).body) {
    if (type !== 'VariableDeclaration') continue;
    const kept = declarations.filter(({ id }) => id.type !== 'Identifier' || used.get(id.name) > 1);
    if (kept.length === declarations.length) continue;
    const text = kept.map((one) => code.slice(one.start, one.end)).join();
    result += code.slice(done, start) + (text && `var ${text};`);
    done = end;
  }
  return done === 0 ? code : withoutUnused(result + code.slice(done), parse);
}
