import { parse } from 'csv-parse/sync';
import type { FileRead } from '../file-messages.js';
import { rowsMarkdown } from './rows-markdown.js';

const DELIMITERS = [',', ';', '\t', '|'] as const;
/** Lines by which the sign between cells is found. */
const LINES = 20;

/** Rows of a CSV file, whatever parts its cells. */
export function csvMarkdown(text: string): FileRead {
  const rows = parse(text, {
    delimiter: delimiterOf(text),
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
    maxRecordSize: 1_000_000,
  });
  const { content, taken, total } = rowsMarkdown(rows);
  const left = total - taken;
  return {
    type: 'read',
    title: '',
    content,
    notes: left > 0 ? [{ code: 'rows-left-out', count: left, total }] : [],
  };
}

/** The sign that most lines have as often, outside of quotes. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 50_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r?\n/, LINES)
    .filter((line) => line.trim() !== '');
  const [first = ''] = lines;
  const score = (sign: string) => {
    const count = first.split(sign).length - 1;
    return count === 0
      ? 0
      : lines.filter((line) => line.split(sign).length - 1 === count).length + count / 1_000;
  };
  return [...DELIMITERS].sort((a, b) => score(b) - score(a))[0] ?? ',';
}
