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
  let leftOut = 0;
  let all = 0;
  let boxesLeftOut = 0;
  for (const sheet of shown) {
    const { name } = sheet;
    const contents: string[] = [];
    let left = room - name.length - 10;
    const first = sheet.rows[0]?.index ?? Infinity;
    const [above, below] = [true, false].map((isAbove) =>
      sheet.boxes.flatMap(({ top, text }) => (top <= first === isAbove ? [text] : [])),
    );
    const addBoxes = (texts: readonly string[] = []) => {
      for (const text of texts) {
        if (text.length < left) {
          contents.push(text);
          left -= text.length + 2;
        } else {
          boxesLeftOut += 1;
        }
      }
    };
    addBoxes(above);
    for (const table of tablesOf(sheet)) {
      const { content, taken, total } = rowsMarkdown(table, left);
      if (content !== '') contents.push(content);
      left -= content.length + 2;
      leftOut += total - taken;
      all += total;
    }
    addBoxes(below);
    const content = contents.join('\n\n');
    if (content === '') continue;
    const part = shown.length > 1 ? `## ${name}\n\n${content}` : content;
    parts.push(part);
    room -= part.length + 2;
  }
  const rows = shown.flatMap((sheet) => sheet.rows);
  const columns = shown.map((sheet) => widthOf(sheet.rows));
  const sum = (numbers: readonly number[]) => numbers.reduce((all, each) => all + each, 0);
  const partsLeftOut = boxesLeftOut + sum(shown.map(({ charts }) => charts));
  const notes: ReadingNote[] = [
    { code: 'rows-left-out', count: leftOut, total: all },
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
      code: 'comments-left-out',
      count: sum(shown.map(({ comments }) => comments)),
      total: sum(shown.map(({ comments }) => comments)),
    },
    { code: 'parts-left-out', count: partsLeftOut, total: partsLeftOut },
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

interface ShownRow {
  /** Place in the sheet, from 0. */
  readonly index: number;
  readonly cells: readonly string[];
}

/**
 * Tables of a sheet, one below the other: behind an empty row, names of columns begin another one where it has
 * other columns than the one before.
 */
function tablesOf(sheet: Sheet): string[][][] {
  // Hidden ones are not empty.
  const occupied = new Set(sheet.rows.map(({ index }) => index));
  const blocks: ShownRow[][] = [];
  for (const row of shownRows(sheet)) {
    const block = blocks.at(-1);
    if (block && occupied.has(row.index - 1)) block.push(row);
    else blocks.push([row]);
  }
  const columns = (some: readonly ShownRow[]) =>
    new Set(some.flatMap(({ cells }) => cells.flatMap((cell, at) => (cell === '' ? [] : [at]))));
  const tables: ShownRow[][] = [];
  for (const block of blocks) {
    const above = tables.at(-1);
    const [head] = block;
    const names = columns(head ? [head] : []);
    const areNames =
      block.length > 1 &&
      names.size > 1 &&
      head?.cells.every((cell) => cell === '' || !/^[\d\s.,+-]*\d/.test(cell)) === true;
    const isOwn = areNames && [...columns(block)].every((column) => names.has(column));
    const isOther = above !== undefined && above.length > 1 && !sameColumns(names, columns(above));
    if (above && !(isOwn && isOther)) above.push(...block);
    else tables.push([...block]);
  }
  return tables.map((table) => table.map(({ cells }) => [...cells]));
}

const sameColumns = (some: ReadonlySet<number>, others: ReadonlySet<number>) =>
  some.size === others.size && [...some].every((column) => others.has(column));

/** Rows as they are seen, with the text of merged cells in each place that they cover. */
function shownRows(sheet: Sheet): ShownRow[] {
  const { rows, hiddenColumns } = sheet;
  const width = widthOf(rows);
  const areas = sheet.merged.map((area) => ({ ...area, right: Math.min(area.right, width - 1) }));
  const titles = titlesAmong(areas, rows);
  const merged = areas.filter((area) => !titles.has(area)).sort((a, b) => a.top - b.top);
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
  if (heads.length < 2) return shown;
  const names = joined(heads.map(({ cells }) => cells));
  return [
    ...shown.slice(0, head),
    { index: last, cells: names },
    ...shown.slice(head + heads.length),
  ];
}

/** Cells over all columns, beside which nothing is: they are text, and are read once. */
function titlesAmong(merged: readonly Merged[], rows: readonly SheetRow[]): ReadonlySet<Merged> {
  const inside = (area: Merged) => {
    const found: number[] = [];
    for (let at = firstFrom(rows, area.top); (rows[at]?.index ?? Infinity) <= area.bottom; at++)
      found.push(at);
    return found;
  };
  /** First columns of the areas in each row; more than one: null. */
  const lefts = new Map<number, number | null>();
  for (const area of merged) {
    for (const row of inside(area)) {
      const other = lefts.get(row);
      lefts.set(row, other === undefined || other === area.left ? area.left : null);
    }
  }
  const isAlone = (area: Merged) =>
    inside(area).every(
      (at) =>
        lefts.get(at) === area.left &&
        rows[at]?.cells.every((text, column) => text === '' || column === area.left) === true,
    );
  return new Set(merged.filter(isAlone));
}

/** Place of the first row from an index on. */
function firstFrom(rows: readonly SheetRow[], index: number): number {
  let [from, to] = [0, rows.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((rows[middle]?.index ?? 0) < index) from = middle + 1;
    else to = middle;
  }
  return from;
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
