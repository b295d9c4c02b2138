import { DOCUMENT_LIMITS } from '../../document-limits.js';
import type { FileRead } from '../file-messages.js';
import type { ReadingNote } from '../reading-note.js';
import { rowsMarkdown } from './rows-markdown.js';
import { readWorkbook, type Merged, type Sheet, type SheetRow } from './workbook.js';

/**
 * The sheets of a workbook as tables: what is shown in their cells. What is hidden is left out, and a note says
 * so: nobody who looks at the workbook would know that visitors can read it.
 */
export function xlsxMarkdown(bytes: Uint8Array): FileRead {
  const sheets = readWorkbook(bytes);
  const shown = sheets.filter(({ isHidden }) => !isHidden);
  let room: number = DOCUMENT_LIMITS.length;
  const parts: string[] = [];
  let left = 0;
  let all = 0;
  for (const sheet of shown) {
    const { name } = sheet;
    const { content, taken, total } = rowsMarkdown(shownRows(sheet), room - name.length - 10);
    if (content === '') continue;
    left += total - taken;
    all += total;
    const part = shown.length > 1 ? `## ${name}\n\n${content}` : content;
    parts.push(part);
    room -= part.length + 2;
  }
  const rows = shown.flatMap((sheet) => sheet.rows);
  const columns = shown.map((sheet) => widthOf(sheet.rows));
  const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
  const notes: ReadingNote[] = [
    { code: 'rows-left-out', count: left, total: all },
    { code: 'sheets-hidden', count: sheets.length - shown.length, total: sheets.length },
    {
      code: 'rows-hidden',
      count: rows.filter(({ isHidden }) => isHidden).length,
      total: rows.length,
    },
    {
      code: 'columns-hidden',
      count: sum(
        shown.map(
          ({ hiddenColumns }, at) =>
            [...hiddenColumns].filter((each) => each < (columns[at] ?? 0)).length,
        ),
      ),
      total: sum(columns),
    },
    {
      code: 'formulas-without-value',
      count: sum(shown.map(({ formulasWithoutValue }) => formulasWithoutValue)),
      total: sum(shown.map(({ formulas }) => formulas)),
    },
  ];
  return {
    type: 'read',
    title: '',
    content: parts.join('\n\n'),
    notes: notes.filter(({ count }) => count > 0),
  };
}

const widthOf = (rows: readonly SheetRow[]) =>
  rows.reduce((most, { cells }) => Math.max(most, cells.length), 0);

/** Rows as they are seen, with the text of merged cells in each place that they cover. */
function shownRows(sheet: Sheet): string[][] {
  const { rows, hiddenColumns } = sheet;
  const width = widthOf(rows);
  const merged = sheet.merged
    .map((area) => ({ ...area, right: Math.min(area.right, width - 1) }))
    .filter((area) => !isTitle(area, sheet))
    .sort((a, b) => a.top - b.top);
  const texts = fillMerged(rows, merged);
  const isShown = (column: number) => !hiddenColumns.has(column);
  const shown = rows.flatMap((row, at) =>
    row.isHidden
      ? []
      : [{ index: row.index, cells: (texts[at] ?? []).filter((_, column) => isShown(column)) }],
  );
  const head = shown.findIndex(({ cells }) => cells.filter(Boolean).length > 1);
  const last = lastOfHead(shown[head]?.index ?? -1, merged);
  const heads = shown.filter(({ index }, at) => at >= head && index <= last);
  if (heads.length < 2) return shown.map(({ cells }) => cells);
  return [
    ...shown.slice(0, head).map(({ cells }) => cells),
    joined(heads.map(({ cells }) => cells)),
    ...shown.slice(head + heads.length).map(({ cells }) => cells),
  ];
}

/** A cell over all columns, beside which nothing is: it is text, and is read once. */
function isTitle({ top, left, bottom }: Merged, { rows, merged }: Sheet): boolean {
  const isBeside = (column: number, text: string) => text !== '' && column !== left;
  const inside = rows.filter(({ index }) => index >= top && index <= bottom);
  if (inside.some(({ cells }) => cells.some((text, column) => isBeside(column, text))))
    return false;
  return !merged.some((other) => other.left !== left && other.top <= bottom && other.bottom >= top);
}

/** Rows of names belong together where one name is above several columns. */
function lastOfHead(first: number, merged: readonly Merged[]): number {
  const areas = merged.filter(({ top }) => top === first);
  if (!areas.some(({ left, right }) => right > left)) return first;
  return areas.reduce((last, { bottom }) => Math.max(last, bottom), first + 1);
}

function joined(rows: readonly (readonly string[])[]): string[] {
  const width = Math.max(...rows.map(({ length }) => length));
  return Array.from({ length: width }, (_, column) =>
    [...new Set(rows.map((cells) => cells[column] ?? '').filter(Boolean))].join(' '),
  );
}

/** @param merged by their first rows */
function fillMerged(rows: readonly SheetRow[], merged: readonly Merged[]): string[][] {
  let next = 0;
  let open: { readonly area: Merged; readonly text: string }[] = [];
  return rows.map(({ index, cells }) => {
    const texts = [...cells];
    open = open.filter(({ area }) => area.bottom >= index);
    for (let area = merged[next]; area && area.top <= index; area = merged[++next]) {
      // Without a row for its first, there is no text in it.
      if (area.top === index) open.push({ area, text: cells[area.left] ?? '' });
    }
    for (const { area, text } of open) {
      for (let column = area.left; column <= area.right; column++) texts[column] = text;
    }
    return Array.from(texts, (text) => text ?? '');
  });
}
