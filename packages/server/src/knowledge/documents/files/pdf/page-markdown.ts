import { bandsOf } from './bands.js';
import { codeOf, codeRowsFrom, hasCode } from './code-lines.js';
import { endsEntry, hasContents, withoutLeaders } from './contents.js';
import { continued } from './joined-lines.js';
import type { Piece, Row } from './piece.js';
import { inReadingOrder, rowsOf } from './pieces.js';
import { withTightColumns } from './tight-columns.js';

/** Letters so much larger than the text are a heading's. */
const HEADING = 1.2;
/** A gap of so many line heights begins a paragraph. */
const PARAGRAPH_GAP = 1.6;
const LONGEST_HEADING = 120;
/** Lines of one heading have no more than so many line heights between them. */
const HEADING_GAP = 1.4;
const NUMBERED = /^\(?(?:\d{1,3}|[A-Z]\.)(?:\.?\d{1,3})*[.):]?\s|^\p{Lu}\p{L}{2,20} \d/u;

/** Markdown of pages. */
export function markdownOf(pages: readonly (readonly Piece[])[]): string {
  const usual = usualHeight(pages.flat());
  const text = new Paragraphs(usual, hasCode(pages.flat()));
  for (const pieces of pages) {
    for (const band of bandsOf(withTightColumns(rowsOf(pieces)))) {
      if (band.kind === 'table') text.add(tableOf(band.cells));
      else if (band.kind === 'lines') text.addLines(band.rows);
      else for (const column of band.columns) text.addLines(column);
    }
  }
  return text.blocks.map(({ text }) => text).join('\n\n');
}

interface Block {
  text: string;
  isOpen: boolean;
}

/** Joins lines to paragraphs, by their distance and by where sentences end. */
class Paragraphs {
  readonly blocks: Block[] = [];
  readonly #usual: number;
  readonly #hasCode: boolean;

  constructor(usual: number, hasCode: boolean) {
    this.#usual = usual;
    this.#hasCode = hasCode;
  }

  add(text: string): void {
    this.blocks.push({ text, isOpen: false });
  }

  addLines(rows: readonly Row[]): void {
    let text: Row[] = [];
    for (let at = 0; at < rows.length;) {
      const count = this.#hasCode ? codeRowsFrom(rows, at) : 0;
      const own = rows.slice(at, at + Math.max(count, 1));
      if (count > 0 && own.every(({ height }) => height <= this.#usual * HEADING)) {
        this.#addText(text);
        this.add(codeOf(own));
        text = [];
      } else text.push(...own);
      at += own.length;
    }
    this.#addText(text);
  }

  #addText(rows: readonly Row[]): void {
    let before: Row | null = null;
    const isList = hasContents(rows);
    for (const row of rows) {
      const line = inReadingOrder(row.segments)
        .map((segment) => segment.text)
        .join(' ');
      const text = isList ? withoutLeaders(line) : line;
      const isHeading = row.height > this.#usual * HEADING && text.length < LONGEST_HEADING;
      const last = this.blocks.at(-1);
      const isNear = before !== null && before.y - row.y < row.height * PARAGRAPH_GAP;
      // A sentence goes on in the next column or on the next page.
      const goesOn =
        before === null && /[\p{Ll},-]$/u.test(last?.text ?? '') && /^\p{Ll}/u.test(text);
      const isOneHeading = isHeading && this.#isHeadingOf(before, row, text);
      if (isOneHeading && last) last.text = continued(last.text, text);
      else if (isHeading) this.add(`## ${text}`);
      else if (last?.isOpen && (isNear || goesOn) && !BULLET.test(text)) {
        last.text = continued(last.text, text);
      } else this.blocks.push({ text: bulleted(text), isOpen: true });
      const own = this.blocks.at(-1);
      if (own && isList && endsEntry(row)) own.isOpen = false;
      before = row;
    }
  }

  /** True if a heading goes on with a line: of the same height, close below, and without a number. */
  #isHeadingOf(before: Row | null, row: Row, text: string): boolean {
    const last = this.blocks.at(-1)?.text ?? '';
    if (!before || !last.startsWith('## ') || NUMBERED.test(text)) return false;
    const isSame = Math.abs(before.height - row.height) < row.height * 0.05;
    const isNear = before.y - row.y < row.height * HEADING_GAP;
    return isSame && isNear && last.length + text.length < LONGEST_HEADING * 2;
  }
}

const BULLET = /^[•◦▪‣●○■]\s*/;
const bulleted = (text: string) =>
  BULLET.test(text) ? `- ${text.replace(BULLET, '')}` : escaped(text);

function tableOf(cells: readonly (readonly string[])[]): string {
  const line = (row: readonly string[]) =>
    `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  const [head = [], ...rows] = cells;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The height that most of the text has. */
function usualHeight(pieces: readonly Piece[]): number {
  const letters = new Map<number, number>();
  for (const { height, text } of pieces) {
    const rounded = Math.round(height);
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

/** Text that would begin a heading or a block in Markdown does not here. */
const escaped = (text: string) => text.replace(/^(#{1,6} |```|~~~|>|={3,}$|-{3,}$)/, '\\$1');
