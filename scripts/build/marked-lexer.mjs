import { pathToFileURL } from 'node:url';

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
const TAGS = /address\|[\w|[\]-]+\|ul/g;

/** A rule as the tokenizer, the lexer and their helpers name it. */
const RULE = /(?:this\.tokenizer\.rules|this\.rules|\b[a-z])\.(block|inline|other)\.(\w+)/g;

/**
 * What every match of a long rule has, asked first: most replies have no HTML and no underlined title,
 * and then V8 makes no machine code for that rule (120 KB for these), nor looks for it in every block.
 */
const FIRST = {
  blockquote: String.raw`/^ {0,3}>/`,
  html: String.raw`/^ {0,3}</`,
  def: String.raw`/^ {0,3}\[/`,
  lheading: String.raw`/\n {0,3}(=+|-+)[ \t]*(\n|$)/`,
};

/** What else is in the way or of no use, and what stays of it. */
const UNUSED = [
  // Where the rules are chosen, and named for others.
  [/(let \w+)=\{other:\w+,.+?this\.tokenizer\.rules=\w+(?=[;}])/, ''],
  [/static get rules\(\)\{.+?\}\}static lex\(.+?\}static lexInline\(.+?\}/, ''],
  // Whether somebody has put other methods in the place of the tokenizer's.
  [/\|\|this\.tokenizer\.(\w+)!==\w+\.prototype\.\1/g, ''],
  [/this\.tokenizer\.(\w+)===\w+\.prototype\.\1/g, 'true'],
  [
    /let\{blockSkip:(\w+),tag:(\w+),autolink:(\w+)\}=this\.tokenizer\.rules\.inline/,
    'let $1=a.inline.blockSkip,$2=a.inline.tag,$3=a.inline.autolink',
  ],
  // Options that somebody may leave out or change.
  [/options;(rules;lexer;)constructor\(\w\)\{this\.options=\w\|\|\w\}/, '$1'],
  [/this\.options=\w\|\|\w,.+?\|\|(new \w+),.+?=this\.options,/, 'this.tokenizer=$1,'],
  // What makes HTML of text: decodes numeric entities and writes a bare `&` as one. entities.ts
  // decodes them all.
  [/text:\w\?(\w\[0\]):\w+\(\1\)/, 'text:$1'],
];

/** What the lexer calls its own, and nothing outside of it. */
const OWN =
  /\b(tokenizer|lexer|state|inlineQueue|inlineTokens|blockTokens|lastToken|linkEmitted|linkParenPossible|linkInText|maskedSrc|lastPossible\w+|infiniteLoopError)\b/g;

/**
 * Leaves of marked only its lexer, for the options of the panel: 6 KiB less to download. marked comes
 * as one minified module whose last part makes and exports an instance of everything, so that Rollup
 * cannot tell by itself that the renderer and the parser are not needed.
 *
 * marked puts its rules together from pieces when it is loaded, those of the markdown of 2004 too.
 * Here each stands as the regular expression that it becomes, and those that nobody asks for are gone:
 * that compresses better than the pieces.
 *
 * Two pieces are put in other words that match the same: V8 makes up to ten copies of what follows
 * ` {0,3}` or the names of the tags, 600 KB of machine code where 180 do.
 *
 * @returns {import('rollup').Plugin}
 */
export function markedLexer() {
  return {
    name: 'marked-lexer',
    async transform(code, id) {
      if (!id.endsWith('/marked/lib/marked.esm.js')) return null;
      const changed = () =>
        this.error('marked is not laid out as it was: look at scripts/build/marked-lexer.mjs');
      const parse = (text) => this.parse(text);
      // In order: the rules, the tokenizer, the lexer; then the renderer, and what only it needs.
      const renderer = code.search(/var \w+=class\{options;parser;/);
      const name = /\b(\w+) as Lexer\b/.exec(code)?.[1];
      const other = /=\{other:(\w+),/.exec(code)?.[1];
      if (renderer === -1 || !other || code.indexOf(`var ${name}=class`) > renderer) changed();
      let lexer = `${code.slice(0, renderer)}export{${name} as Lexer};`;
      const written = rulesOf(lexer, other, parse);
      for (const [pattern, instead] of UNUSED) {
        if (lexer.search(pattern) === -1) changed();
        lexer = lexer.replace(pattern, instead);
      }
      for (const [rule, test] of Object.entries(FIRST)) {
        const ask = new RegExp(`this\\.rules\\.block\\.${rule}\\.exec\\((\\w)\\)`);
        if (lexer.search(ask) === -1) changed();
        lexer = lexer.replace(ask, (asks, text) => `(${test}.test(${text})?${asks}:null)`);
      }
      const { Lexer } = await import(pathToFileURL(id).href);
      const { rules } = new Lexer({ gfm: true, breaks: true }).tokenizer;
      const used = new Map();
      lexer = lexer
        .replaceAll(new RegExp(`\\b${other}\\.(\\w+)`, 'g'), 'a.other.$1')
        .replaceAll(RULE, (_, group, rule) => {
          const named = `${group}_${rule}`;
          const text = group === 'other' ? written.get(rule) : String(rules[group][rule]);
          used.set(named, text ?? changed());
          return named;
        })
        .replaceAll(/this\.options\.(\w+)/g, (found, option) => OPTIONS[option] ?? found);
      const declared = [...used].map(([named, text]) => `const ${named}=${text};`).join('');
      const whole = inOtherWords(declared + lexer);
      return { code: withoutUnused(whole, parse), map: { mappings: '' } };
    },
  };
}

/** The source text of each property of the object with this name. */
function rulesOf(code, name, parse) {
  const object = parse(code)
    .body.flatMap(({ declarations = [] }) => declarations)
    .find(({ id }) => id.name === name).init;
  return new Map(
    object.properties.map(({ key, value }) => [key.name, code.slice(value.start, value.end)]),
  );
}

function inOtherWords(code) {
  const own = [...new Set(code.match(OWN))];
  const short = code.replace(OWN, (name) => `_${own.indexOf(name)}`);
  return short.replaceAll(' {0,3}', '(?! {4}) *').replace(TAGS, (tags, at, all) => {
    // In a string that becomes a regular expression, a backslash is two.
    const digit = all[at - 1] === '"' ? String.raw`\\d` : String.raw`\d`;
    return `(?=(?:${tags})(?![a-z${digit}]))[a-z${digit}]+`;
  });
}

/**
 * Takes out what marked puts its rules together with, and variables that are named nowhere else, as
 * long as there are some. What is computed at the top of marked are regular expressions and nothing
 * that anybody notices.
 */
function withoutUnused(code, parse) {
  const used = new Map();
  for (const [name] of code.matchAll(/(?<![.\w$])[\w$]+/g))
    used.set(name, (used.get(name) ?? 0) + 1);
  let result = '';
  let done = 0;
  for (const { type, declarations, start, end } of parse(code).body) {
    if (type !== 'VariableDeclaration') continue;
    const texts = declarations.map((one) => code.slice(one.start, one.end));
    const kept = texts.filter(
      (text, index) => used.get(declarations[index].id.name) > 1 && !text.includes('.getRegex('),
    );
    if (kept.length === texts.length) continue;
    const text = kept.join();
    result += code.slice(done, start) + (text && `var ${text};`);
    done = end;
  }
  return done === 0 ? code : withoutUnused(result + code.slice(done), parse);
}
