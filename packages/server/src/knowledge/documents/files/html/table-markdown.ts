import type { PageElement } from './page-element.js';

/** Columns over which HTML lets a cell stretch. */
const MOST_SPANNED = 1_000;
/** Characters that other places of a table get of its cells: past them, a cell stretches no further. */
const MOST_STRETCHED = 1_000_000;
/** Cells of a table whose short rows are filled up. Markdown fills up those of larger ones. */
const MOST_FILLED = 1_000_000;

interface Row {
  readonly cells: readonly string[];
  readonly isHead: boolean;
}

/**
 * A table as GFM writes it. What stretches over columns or rows is in each of them; heads of several
 * rows become one; a table without a head has its first row for one, unless it has two columns, of
 * which the first then names what is in the second.
 *
 * @param textOf Markdown of a cell's content
 */
export function tableMarkdown(
  table: PageElement,
  textOf: (cell: PageElement) => string,
  firstRowIsHead = false,
): string {
  const rows = withoutEmptyColumns(rowsOf(table, textOf));
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  if (width === 0) return '';
  // What is only there to place things is no table.
  if (width === 1) return rows.map(({ cells }) => cells[0] ?? '').join('\n\n');
  const firstOther = rows.findIndex(({ isHead }) => !isHead);
  const told = firstOther < 0 ? 1 : firstOther;
  const heads = told === 0 && (firstRowIsHead || width > 2) ? 1 : told;
  const head =
    heads > 0 ? joined(rows.slice(0, heads), width) : Array.from({ length: width }, () => '');
  const body = rows.slice(heads);
  const caption = [...table.children].find(({ localName }) => localName === 'caption');
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const isFilled = width * rows.length <= MOST_FILLED;
  const filled = (cells: readonly string[]) =>
    isFilled ? Array.from({ length: width }, (_, index) => cells[index] ?? '') : cells;
  const lines = [line(head), line(Array.from({ length: width }, () => '---'))];
  const name = caption ? `${textOf(caption)}\n\n` : '';
  return `${name}${[...lines, ...body.map(({ cells }) => line(filled(cells)))].join('\n')}`;
}

/** Rows and columns that have words; others had pictures, or kept a distance. */
function withoutEmptyColumns(all: readonly Row[]): readonly Row[] {
  const rows = all.filter(({ cells }) => cells.some((cell) => cell !== ''));
  const used = new Set<number>();
  for (const { cells } of rows)
    for (const [at, cell] of cells.entries()) if (cell !== '') used.add(at);
  return rows.map((row) => ({ ...row, cells: row.cells.filter((_, at) => used.has(at)) }));
}

function joined(rows: readonly Row[], width: number): string[] {
  return Array.from({ length: width }, (_, column) => [
    ...new Set(rows.map(({ cells }) => cells[column] ?? '').filter(Boolean)),
  ]).map((names) => names.join(' '));
}

function rowsOf(table: PageElement, textOf: (cell: PageElement) => string): Row[] {
  const rows = rowElements(table).map((row) => ({
    isInHead: row.parentElement?.localName === 'thead',
    elements: [...row.children].filter(({ localName }) => /^t[hd]$/.test(localName)),
  }));
  const spans = (cell: PageElement) => spanOf(cell, 'colspan', MOST_SPANNED);
  // A title over "all columns" of a page says more of them than there are.
  const widest = rows
    .filter(({ elements }) => elements.length > 1)
    .reduce((most, { elements }) => Math.max(most, sum(elements.map(spans))), 1);
  let room = MOST_STRETCHED;
  /** Cells by column that stretch down into the rows that follow. */
  const stretching = new Map<number, { text: string; rows: number }>();
  return rows.map(({ isInHead, elements }) => {
    const cells: string[] = [];
    const fillStretched = () => {
      for (let above = stretching.get(cells.length); above; above = stretching.get(cells.length)) {
        if (above.rows <= 1) stretching.delete(cells.length);
        else above.rows -= 1;
        room -= above.text.length + 1;
        if (room < 0) stretching.delete(cells.length);
        cells.push(above.text);
      }
    };
    for (const element of elements) {
      fillStretched();
      const text = textOf(element);
      const down = spanOf(element, 'rowspan', Infinity);
      const span = Math.min(spans(element), Math.max(1, widest));
      for (let each = 0; each < span && (each === 0 || room > 0); each++) {
        if (each > 0) room -= text.length + 1;
        if (down > 1) stretching.set(cells.length, { text, rows: down - 1 });
        cells.push(text);
      }
    }
    fillStretched();
    const isHead =
      isInHead || (elements.length > 1 && elements.every(({ localName }) => localName === 'th'));
    return { cells, isHead };
  });
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);

/** Reads a span of a cell. A `rowspan` of 0 means all rows that are left. */
function spanOf(cell: PageElement, name: 'colspan' | 'rowspan', most: number): number {
  const span = Number.parseInt(cell.getAttribute(name) ?? '1', 10);
  if (span === 0 && name === 'rowspan') return most;
  return span > 0 ? Math.min(most, span) : 1;
}

/** Rows of a table itself, not of one within, whatever they are in. */
export const rowElements = (table: PageElement): PageElement[] =>
  [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
