/**
 * A CSS value that can neither load anything nor reach beyond its own declaration, as a pattern
 * for JSON Schema. What is allowed is listed, since CSS has ever more functions that fetch: plain
 * words, numbers and signs, closed strings, balanced brackets, and these functions. So there is no
 * `url()`, `src()` or `image-set()`, no at-rule, escape or comment, and no end of a declaration,
 * a block or a style element. Tokens: CSS Syntax Level 3, section 4.
 */
const FUNCTIONS = [
  'rgba?|hsla?|hwb|lab|lch|oklab|oklch|color|color-mix|light-dark',
  'calc|min|max|clamp|round|var|env',
  '(?:repeating-)?(?:linear|radial|conic)-gradient',
  'cubic-bezier|steps|linear',
].join('|');

const TEXT = '[^;{}<>@\\\\()[\\]"\'/]|/(?!\\*)';
const STRING = '"[^"\\\\\\r\\n\\f;{}<>@]*"|\'[^\'\\\\\\r\\n\\f;{}<>@]*\'';

/** Nothing but these functions stands right before a bracket. */
function value(depth: number): string {
  const flat = `${TEXT}|${STRING}`;
  if (depth === 0) return flat;
  return `${flat}|(?<![\\w-])(?:${FUNCTIONS})?\\((?:${value(depth - 1)})*\\)`;
}

/** Brackets may be nested four deep. */
export const CSS_VALUE = `^(?:${value(4)})*$`;
