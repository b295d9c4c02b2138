import type { PageElement } from './page-element.js';

/** Widest table that is made one. */
const MOST_COLUMNS = 100;
/** Characters that the rows below get of one cell: a long one does not stretch over as many. */
const MOST_STRETCHED = 100_000;

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
  const rows = rowsOf(table, textOf).filter(({ cells }) => cells.some((cell) => cell !== ''));
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
  const line = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |`;
  const lines = [line(head), line(Array.from({ length: width }, () => '---'))];
  const name = caption ? `${textOf(caption)}\n\n` : '';
  return `${name}${[...lines, ...body.map(({ cells }) => line(cells))].join('\n')}`;
}

function joined(rows: readonly Row[], width: number): string[] {
  return Array.from({ length: width }, (_, column) => [
    ...new Set(rows.map(({ cells }) => cells[column] ?? '').filter(Boolean)),
  ]).map((names) => names.join(' '));
}

function rowsOf(table: PageElement, textOf: (cell: PageElement) => string): Row[] {
  /** Cells by column that stretch down into the rows that follow. */
  const stretching = new Map<number, { text: string; rows: number }>();
  return rowElements(table).map((row) => {
    const cells: string[] = [];
    const fillStretched = () => {
      for (let above = stretching.get(cells.length); above; above = stretching.get(cells.length)) {
        if (above.rows <= 1) stretching.delete(cells.length);
        else above.rows -= 1;
        cells.push(above.text);
      }
    };
    const elements = [...row.children].filter(({ localName }) => /^t[hd]$/.test(localName));
    for (const element of elements) {
      fillStretched();
      const text = textOf(element);
      const span = spanOf(element, 'colspan', MOST_COLUMNS);
      const most = Math.max(MOST_COLUMNS, Math.floor(MOST_STRETCHED / (text.length + 1)));
      const down = spanOf(element, 'rowspan', most);
      for (let each = 0; each < span && cells.length < MOST_COLUMNS; each++) {
        if (down > 1) stretching.set(cells.length, { text, rows: down - 1 });
        cells.push(text);
      }
    }
    fillStretched();
    const isHead =
      row.parentElement?.localName === 'thead' ||
      (elements.length > 1 && elements.every(({ localName }) => localName === 'th'));
    return { cells, isHead };
  });
}

/** Reads a span of a cell. A `rowspan` of 0 means all rows that are left. */
function spanOf(cell: PageElement, name: 'colspan' | 'rowspan', most: number): number {
  const span = Number.parseInt(cell.getAttribute(name) ?? '1', 10);
  if (span === 0 && name === 'rowspan') return most;
  return span > 0 ? Math.min(most, span) : 1;
}

/** Rows of a table itself, not of one within, whatever they are in. */
export const rowElements = (table: PageElement): PageElement[] =>
  [...table.querySelectorAll('tr')].filter((row) => row.closest('table') === table);
