import type { Figures, Period } from './usage-service.js';

const COLUMNS: readonly [name: string, of: (figures: Figures) => number | null][] = [
  ['sessions', ({ sessions }) => sessions],
  ['messages', ({ messages }) => messages],
  ['replies', ({ replies }) => replies],
  ['failed', ({ failed }) => failed],
  ['stopped', ({ stopped }) => stopped],
  ['unanswered', ({ unanswered }) => unanswered],
  ['good', ({ good }) => good],
  ['bad', ({ bad }) => bad],
  ['input_tokens', ({ inputTokens }) => inputTokens],
  ['output_tokens', ({ outputTokens }) => outputTokens],
  ['cost_usd', ({ costUsd }) => costUsd],
  ['reply_ms_p50', ({ replyMs }) => replyMs?.p50 ?? null],
  ['reply_ms_p95', ({ replyMs }) => replyMs?.p95 ?? null],
  ['first_token_ms_p50', ({ firstTokenMs }) => firstTokenMs?.p50 ?? null],
  ['first_token_ms_p95', ({ firstTokenMs }) => firstTokenMs?.p95 ?? null],
];

/**
 * A row for each step, as spreadsheets read it: RFC 4180. What is unknown is empty. Only numbers and
 * times are in it, so that no cell is a formula.
 */
export function usageCsv({ points }: Period): string {
  const head = ['at', ...COLUMNS.map(([name]) => name)];
  const rows = points.map((point) => [point.at, ...COLUMNS.map(([, of]) => of(point) ?? '')]);
  return [head, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}
