import type { Token, Tokens } from 'marked';
import { BoundedLexer } from '../../chunks/bounded-lexer.js';
import { htmlMarkdown } from '../html/html-markdown.js';
import { raised } from '../html/raised.js';
import { elementNames } from './html-names.js';
import { withoutComments } from './without-comments.js';

/** Blocks of HTML that are read as pages are; of further ones the text is kept. */
const MOST_BLOCKS = 1_000;
/** Places of one block that are put right, and those that may not be found in it. */
const MOST_EDITS = 20_000;
const MOST_MISSED = 50;
const TABLE = /<table[\s>]/i;
const IMPORT =
  /^(?:import\s(?:[\w*{][^'"]{0,500}\sfrom\s)?['"][^'"\n]{1,500}['"]|export\s[*{][^'"]{0,200}\sfrom\s['"][^'"\n]{1,500}['"]);?[ \t]*$/gm;
/** A box around a text, as documentation has them: `:::tip Title`. */
const BOX = /^:::([^\n]*)$/gm;

/**
 * The Markdown of a file without what its readers do not see: comments, imports and tags. Tables and other blocks
 * of HTML become Markdown, and links that name an address below have it, since passages are cut apart.
 */
export function cleanMarkdown(source: string): string {
  const text = withoutComments(source.replace(/\r\n?/g, '\n'));
  if (!/<|\]:|^:::|^(?:import|export) /m.test(text)) return text;
  const isElement = elementNames(text);
  const tokens = new BoundedLexer().lex(withWholeBlocks(text));
  const out: string[] = [];
  let blocks = 0;
  for (const token of tokens) {
    if (token.type === 'html') {
      blocks += 1;
      out.push(blockText(token.raw, isElement, blocks > MOST_BLOCKS));
    } else if (token.type === 'def' && isAddress(token as Tokens.Def)) out.push('\n');
    else if (token.type !== 'space' || !out.at(-1)?.endsWith('\n\n'))
      out.push(token.type === 'code' ? token.raw : edited(token, isElement));
  }
  return out.join('');
}

/** Empty lines end a block of HTML, and people have some in their tables; a footnote ends where an address begins. */
function withWholeBlocks(text: string): string {
  const noted = text.replace(/^(\[\^[^\]\n]{1,100}\]:[^\n]*\n)(?=\[)/gm, '$1\n');
  let isCode = false;
  return noted
    .split(/^( {0,3}(?:```|~~~)[^\n]*)$/m)
    .map((part, index) => {
      if (index % 2 === 1) isCode = !isCode;
      return index % 2 === 1 || isCode
        ? part
        : part
            .split(/(?<=<\/table>)/i)
            .map(withWholeTable)
            .join('');
    })
    .join('');
}

function withWholeTable(part: string): string {
  const start = part.search(TABLE);
  const isWhole = start >= 0 && /<\/table>$/i.test(part);
  return isWhole ? part.slice(0, start) + part.slice(start).replace(/\n\s*\n/g, '\n') : part;
}

/** Recognises the address of a link, not a note such as `[Hint]: important`, nor that of a footnote. */
const isAddress = ({ raw, href }: Tokens.Def) => !/^\s{0,3}\[\^/.test(raw) && /[/#.:@]/.test(href);

const TAG = /<\/?([a-z][\w.:-]{0,60})(?:\s[^<>]{0,4000})?\/?>/gi;

function blockText(raw: string, isElement: (name: string) => boolean, isPlain: boolean): string {
  const named = raw
    .replace(TAG, (tag, name: string) => (isElement(name) ? tag : `&lt;${tag.slice(1)}`))
    // What a component says of itself stands above what is in it.
    .replace(
      /<[A-Z][\w.]{0,60}\s[^<>]{0,2000}?\b(?:label|title|summary)=["']([^"'<>]{1,300})["'][^<>]{0,2000}>/g,
      '<p><b>$1</b></p>',
    );
  const words = named.replace(/<[^<>]*>/g, ' ').trim();
  if (words === '') return '\n\n';
  return `${isPlain ? words : htmlMarkdown(named, { whole: true }).content}\n\n`;
}

interface Edit {
  readonly raw: string;
  readonly text: string;
}

/** Puts right what is within the lines of a block, and leaves the rest of it as it was written. */
function edited(token: Token, isElement: (name: string) => boolean): string {
  const { raw } = token;
  const lines = raw.replace(IMPORT, '').replace(BOX, (_, rest: string) => boxTitle(rest));
  if (!/[<\]]/.test(lines)) return lines;
  const edits = editsOf(token, { isElement, breakAs: token.type === 'paragraph' ? '  \n' : ' ' });
  const out: string[] = [];
  let at = 0;
  let missed = 0;
  for (const edit of edits.slice(0, MOST_EDITS)) {
    const found = missed < MOST_MISSED ? lines.indexOf(edit.raw, at) : -1;
    if (found < 0) {
      missed += 1;
      continue;
    }
    out.push(lines.slice(at, found), edit.text);
    at = found + edit.raw.length;
  }
  out.push(lines.slice(at));
  return out.join('');
}

/** Title of a box: it follows its kind, also in brackets, and goes before its attributes. */
function boxTitle(rest: string): string {
  const [named = ''] = rest
    .trim()
    .replace(/^[a-z]{1,20}\b/, '')
    .split('{', 1);
  const title = named.trim().replace(/^\[(.*)\]$/, '$1');
  return title === '' ? '' : `**${title}**\n`;
}

interface Editing {
  readonly isElement: (name: string) => boolean;
  /** Stands for a line break. */
  readonly breakAs: string;
}

function editsOf(token: Token, editing: Editing): Edit[] {
  switch (token.type) {
    case 'code':
      return (token as Tokens.Code).text
        .split('\n')
        .flatMap((line) => (line.trim() === '' ? [] : [{ raw: line, text: line }]));
    case 'codespan':
      return [{ raw: token.raw, text: token.raw }];
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      return [header, ...rows].flat().flatMap((cell) => inlineEdits(cell.tokens, editing));
    }
    case 'list':
      return (token as Tokens.List).items.flatMap((item) => inlineEdits(item.tokens, editing));
    case 'link': {
      const { raw, text, href } = token as Tokens.Link;
      if (!raw.startsWith('[') || raw.startsWith('[^') || raw.endsWith(')')) break;
      const address = /[\s()]/.test(href) ? `<${href}>` : href;
      return [{ raw, text: `[${text}](${address})` }];
    }
  }
  return inlineEdits((token as { tokens?: Token[] }).tokens ?? [], editing);
}

const MARKS: Readonly<Record<string, string>> = {
  ...{ b: '**', strong: '**', i: '*', em: '*', del: '~~', s: '~~', strike: '~~' },
};

/** Edits of what stands beside each other: tags are in several of them. */
function inlineEdits(tokens: readonly Token[], editing: Editing): Edit[] {
  let href: string | null = null;
  let isRaised = false;
  return tokens.flatMap((token): Edit[] => {
    const { raw } = token;
    if (isRaised && token.type === 'text') return [{ raw, text: raised(raw) }];
    if (token.type !== 'html') return editsOf(token, editing);
    const [, slash = '', name = ''] = /^<(\/?)([a-z][\w.:-]*)/i.exec(raw) ?? [];
    if (!editing.isElement(name)) return [];
    const tag = name.toLowerCase();
    if (tag === 'sup') isRaised = slash === '';
    if (tag === 'br') return [{ raw, text: editing.breakAs }];
    if (tag !== 'a') return [{ raw, text: MARKS[tag] ?? '' }];
    if (slash === '') href = /\shref=["']?(https?:[^"'\s<>]+)/i.exec(raw)?.[1] ?? null;
    const text = href === null ? '' : slash === '' ? '[' : `](${href})`;
    if (slash !== '') href = null;
    return [{ raw, text }];
  });
}
