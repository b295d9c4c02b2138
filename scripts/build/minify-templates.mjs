/**
 * A Rollup plugin that takes the indentation out of Lit's templates, which minifiers leave alone:
 * every run of white space in `html` and `svg` becomes one space; in `css`, comments and needless
 * spaces go. Not for templates that hold `<pre>` or `<textarea>` with text of their own.
 */
export function minifyTemplates() {
  return {
    name: 'minify-templates',
    transform(code, id) {
      if (id.includes('node_modules') || !/\b(html|svg|css)`/.test(code)) return null;
      let result = '';
      let done = 0;
      for (const { start, end, minify } of piecesIn(this.parse(code))) {
        const text = code.slice(start, end);
        const short = minify(text);
        const close = code[end] === '`' ? '`' : '${';
        // The line breaks go behind the piece, so that source maps still fit.
        const breaks = '\n'.repeat(countBreaks(text) - countBreaks(short));
        result += code.slice(done, start) + short + close + breaks;
        done = end + close.length;
      }
      return { code: result + code.slice(done), map: null };
    },
  };
}

const minifiers = { html: oneSpace, svg: oneSpace, css: minifyCss };

/** The literal pieces of the tagged templates, nested ones too, in the order of the code. */
function piecesIn(program) {
  const pieces = [];
  const visit = (node) => {
    const minify = node.type === 'TaggedTemplateExpression' && minifiers[node.tag.name];
    if (minify) {
      const first = minify === minifyCss ? (text) => minifyCss(text.trimStart()) : minify;
      pieces.push(
        ...node.quasi.quasis.map(({ start, end }, index) => ({
          start,
          end,
          minify: index === 0 ? first : minify,
        })),
      );
    }
    for (const child of Object.values(node).flat()) {
      if (child && typeof child === 'object') visit(child);
    }
  };
  visit(program);
  return pieces.sort((a, b) => a.start - b.start);
}

function oneSpace(text) {
  return text.replace(/\s+/g, ' ');
}

function minifyCss(text) {
  // A star is a sign of its own between values, not between selectors.
  const strings =
    /("[^"]*"|'[^']*')|\/\*[^]*?\*\/\s*|;?\s*(})\s*|\s*([{;,>/!])\s*|(?<=\d|\dpx|\))\s*(\*)\s*(?=[\d(v])|\b0(?=\.\d)|:\s+|\s+/g;
  return text.replace(strings, (match, string, end, mark, star) => {
    if (string || end || mark || star) return string ?? end ?? mark ?? star;
    if (match.startsWith('/*') || match === '0') return '';
    return match.startsWith(':') ? ':' : ' ';
  });
}

function countBreaks(text) {
  return text.split('\n').length - 1;
}
