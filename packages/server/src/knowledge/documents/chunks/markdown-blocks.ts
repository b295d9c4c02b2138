import type { Token, Tokens } from 'marked';
import { BoundedLexer } from './bounded-lexer.js';

/** A block of a Markdown document: what is never cut. `text` is its Markdown, `plain` without marks. */
export type Block =
  | {
      readonly kind: 'heading';
      readonly depth: number;
      readonly text: string;
      readonly plain: string;
    }
  | { readonly kind: 'paragraph' | 'other'; readonly text: string; readonly plain: string }
  | {
      readonly kind: 'list';
      readonly text: string;
      readonly plain: string;
      readonly ordered: boolean;
      /** Markdown of each item, with its bullet or number. */
      readonly items: readonly string[];
    }
  | {
      readonly kind: 'table';
      readonly text: string;
      readonly plain: string;
      /** Header row and the line of dashes. */
      readonly head: string;
      /** Markdown of each row. */
      readonly rows: readonly string[];
    };

/** Cuts Markdown (CommonMark with GFM tables) into its top-level blocks, in order. */
export function markdownBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  for (const token of new BoundedLexer().lex(markdown.replace(/\r\n?/g, '\n'))) {
    const block = toBlock(token);
    if (block && block.text !== '') blocks.push(block);
  }
  return blocks;
}

function toBlock(token: Token): Block | null {
  const text = token.raw.trim();
  const plain = plainText([token]);
  switch (token.type) {
    case 'space':
      return null;
    case 'heading':
      return { kind: 'heading', depth: (token as Tokens.Heading).depth, text, plain };
    case 'paragraph':
    case 'text':
      return { kind: 'paragraph', text, plain };
    case 'list': {
      const list = token as Tokens.List;
      const items = list.items.map((item) => item.raw.trim());
      return { kind: 'list', text, plain, ordered: list.ordered, items };
    }
    case 'table': {
      const table = token as Tokens.Table;
      const rule = table.align.map((align) => RULES[align ?? 'none']);
      const head = `${tableRow(table.header)}\n| ${rule.join(' | ')} |`;
      const rows = table.rows.map(tableRow);
      return { kind: 'table', text: [head, ...rows].join('\n'), plain, head, rows };
    }
    default:
      return { kind: 'other', text, plain };
  }
}

const RULES = { left: ':--', right: '--:', center: ':-:', none: '---' };

/** A row without the padding that only serves to align columns in an editor. */
const tableRow = (cells: readonly Tokens.TableCell[]) =>
  `| ${cells.map((cell) => cell.text.trim().replaceAll('|', '\\|')).join(' | ')} |`;

/** The words of Markdown tokens without their marks; cells and items are kept apart by lines. */
function plainText(tokens: readonly Token[]): string {
  return tokens
    .map(plainToken)
    .join('')
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n[ \n]*/g, '\n')
    .trim();
}

function plainToken(token: Token): string {
  switch (token.type) {
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      return [header, ...rows]
        .map((row) => row.map((cell) => plainText(cell.tokens)).join(' | '))
        .concat('')
        .join('\n');
    }
    case 'list':
      return (token as Tokens.List).items.map((item) => `\n${plainText(item.tokens)}\n`).join('');
    case 'html':
      return entities(token.raw.replace(/<[^<>]*>/g, ' '));
    case 'code':
      return `${(token as Tokens.Code).text}\n`;
    case 'image':
    case 'codespan':
    case 'escape':
      return entities((token as Tokens.Codespan).text);
    case 'def':
    case 'hr':
    case 'space':
    case 'checkbox':
      return '';
    case 'br':
      return '\n';
  }
  const inner = (token as { tokens?: Token[] }).tokens;
  const own = inner ? inner.map(plainToken).join('') : entities((token as Tokens.Text).text);
  return token.type === 'paragraph' || token.type === 'heading' ? `${own}\n` : own;
}

const ENTITIES: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
};

function entities(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39|nbsp);/g, (entity) => ENTITIES[entity] ?? entity);
}
