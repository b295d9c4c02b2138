import { parse } from 'csv-parse/sync';
import type { FileRead } from '../file-messages.js';
import { rowsMarkdown } from './rows-markdown.js';

/** Signs between cells; of two that fit as well, the one that is rarer in texts and numbers comes first. */
const DELIMITERS = ['\t', ';', '|', ','] as const;
/** Stands in no text: all of a line is one cell. */
const NO_DELIMITER = '\x1f';
/** Lines by which the sign between cells is found. */
const LINES = 20;
/** First line by which a file tells spreadsheet programs its sign. */
const TOLD = /^sep=([^\r\n])(?:\r\n?|\n)/i;

/** Rows of a CSV file, whatever parts its cells. */
export function csvMarkdown(text: string): FileRead {
  const [told = '', sign] = TOLD.exec(text) ?? [];
  const { content, taken, total } = rowsMarkdown(rowsOf(text.slice(told.length), sign));
  const left = total - taken;
  return {
    type: 'read',
    title: '',
    content,
    notes: left > 0 ? [{ code: 'rows-left-out', count: left, total }] : [],
  };
}

function rowsOf(text: string, sign: string | undefined): string[][] {
  const options = {
    delimiter: sign ?? delimiterOf(text),
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
    maxRecordSize: 1_000_000,
  };
  try {
    return parse(text, options);
  } catch {
    // A quotation mark that nothing closes is a sign, as in 6".
    return parse(text, { ...options, quote: false });
  }
}

/** The sign that most lines have as often, outside of quotes, if it is in half of them. */
function delimiterOf(text: string): string {
  const lines = text
    .slice(0, 50_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n?|\n/, LINES)
    .filter((line) => line.trim() !== '');
  const rated = DELIMITERS.map((sign) => {
    const counts = lines.map((line) => line.split(sign).length - 1).filter((count) => count > 0);
    const alike = counts.map((count) => counts.filter((other) => other === count).length);
    return { sign, score: counts.length * 2 < lines.length ? 0 : Math.max(0, ...alike) };
  });
  const best = rated.reduce((first, next) => (next.score > first.score ? next : first));
  return best.score > 0 ? best.sign : NO_DELIMITER;
}
