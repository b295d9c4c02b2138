import { DOCUMENT_LIMITS } from '../../document-limits.js';

/** Rows as a table of GFM, as far as there is room. */
export interface RowsMarkdown {
  readonly content: string;
  /** Rows that are in it, and how many there are; without the head. */
  readonly taken: number;
  readonly total: number;
}

/**
 * Rows with the names of their columns, which are in the first row that has more than one cell; what
 * stands above it is text.
 *
 * @param room code units; default: those of a whole document
 */
export function rowsMarkdown(
  given: readonly (readonly string[])[],
  room: number = DOCUMENT_LIMITS.length,
): RowsMarkdown {
  const rows = given
    .map((row) => row.map(inOneLine))
    .filter((row) => row.some((cell) => cell !== ''));
  const filled = new Set<number>();
  for (const row of rows) for (const [at, cell] of row.entries()) if (cell !== '') filled.add(at);
  const used = [...filled].sort((a, b) => a - b);
  const isWide = (row: readonly string[]) => row.filter((cell) => cell !== '').length > 1;
  const head = Math.max(0, rows.findIndex(isWide));
  const total = Math.max(0, rows.length - head - 1);
  if (used.length < 2) {
    const content = rows
      .map((row) => row.join(''))
      .join('\n\n')
      .slice(0, room);
    return { content, taken: rows.length, total: rows.length };
  }
  const line = (row: readonly string[]) =>
    `| ${used.map((column) => row[column] ?? '').join(' | ')} |`;
  const above = rows.slice(0, head).map((row) => row.filter(Boolean).join(' '));
  const lines = [line(rows[head] ?? []), `| ${used.map(() => '---').join(' | ')} |`];
  let length = [...above, ...lines].join('\n\n').length;
  let taken = 0;
  for (const row of rows.slice(head + 1)) {
    const text = line(row);
    if ((length += text.length + 1) > room) break;
    lines.push(text);
    taken += 1;
  }
  return { content: [...above, lines.join('\n')].join('\n\n'), taken, total };
}

const inOneLine = (cell: string) => cell.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|');
