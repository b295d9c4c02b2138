import readXlsxFile from 'read-excel-file/node';
import { assertBounded } from '../archives/zip-bounds.js';
import { DOCUMENT_LIMITS } from '../../document-limits.js';
import type { FileRead } from '../file-messages.js';
import { rowsMarkdown } from './rows-markdown.js';

/** The sheets of a workbook as tables: what is shown in their cells, not how it is computed. */
export async function xlsxMarkdown(bytes: Uint8Array): Promise<FileRead> {
  assertBounded(bytes);
  const sheets = await readXlsxFile(Buffer.from(bytes));
  let room: number = DOCUMENT_LIMITS.length;
  const parts: string[] = [];
  let left = 0;
  let all = 0;
  for (const { sheet, data } of sheets) {
    const rows = data.map((row) => row.map(textOf));
    const { content, taken, total } = rowsMarkdown(rows, room - sheet.length - 10);
    if (content === '') continue;
    left += total - taken;
    all += total;
    const part = sheets.length > 1 ? `## ${sheet}\n\n${content}` : content;
    parts.push(part);
    room -= part.length + 2;
  }
  return {
    type: 'read',
    title: '',
    content: parts.join('\n\n'),
    notes: left > 0 ? [{ code: 'rows-left-out', count: left, total: all }] : [],
  };
}

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return dateText(cell);
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  // What was computed in binary has digits that nobody typed.
  if (typeof cell === 'number') return String(Number(cell.toPrecision(12)));
  return typeof cell === 'string' ? cell : '';
}

/** Midnight is a day without a time. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const iso = date.toISOString();
  return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
}
