import { filled } from './compare-costs.js';

/** Longest document, in UTF-16 code units. */
export const LONGEST_TEXT = 190_000;

/** Texts that readers of Markdown, titles and words have trouble with, by what they are. */
export const HOSTILE_TEXTS: Readonly<Record<string, string>> = {
  'one word': filled('a', LONGEST_TEXT),
  'one character': filled('登', LONGEST_TEXT),
  compounds: filled('a-', LONGEST_TEXT),
  'a title of spaces': `# a${' '.repeat(12_000)}b`,
  'a title with another line end': `# ${' '.repeat(600)}\u2028x`,
  emphasis: filled('_a', 47_500),
  'quotes in quotes': filled('> ', 6_000),
  'lists in lists': filled('- ', 6_000),
  'headings without end': filled('# a\n\nb\n\n', LONGEST_TEXT),
  'open links': filled('[a](', 100_000),
  'open tags': filled('<a ', 100_000),
  'open code': filled('`a``', 100_000),
  'a table of pipes': `|a|\n|-|\n${filled('|', 100_000)}`,
  'front matter without end': `---\n${filled('- ', 100_000)}`,
};
