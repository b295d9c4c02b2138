import type { Row } from './piece.js';

/** Points that lead from a title to its page, with or without blanks. */
const LEADERS = /(?<![.․·…] ?)[.․·…](?: ?[.․·…]){3,} ?/;
/** A line of a table of contents: leaders, and the number of a page at its end. */
const TO_PAGE = /(?<![.․·…] ?)[.․·…](?: ?[.․·…]){3,} ?(?:\d{1,4}|[ivxlc]{1,7})$/;
const PAGE = /^(?:\d{1,4}|[ivxlc]{1,7})$/;
/** Lines with leaders in a table of contents: chapters and titles of several lines have none. */
const SHARE = 0.25;

/** Tells lines among which a table of contents is, by the points that lead to page numbers. */
export const hasContents = (rows: readonly Row[]): boolean => leadingIn(rows) > 1;

/** Tells a table of contents. */
export const isContents = (rows: readonly Row[]): boolean =>
  hasContents(rows) && leadingIn(rows) >= rows.length * SHARE;

const leadingIn = (rows: readonly Row[]) => rows.filter((row) => TO_PAGE.test(textOf(row))).length;

/** Tells the end of an entry of a table of contents: a page number at the end of its line. */
export const endsEntry = (row: Row): boolean =>
  TO_PAGE.test(textOf(row)) ||
  (row.segments.length > 1 && PAGE.test(row.segments.at(-1)?.text ?? ''));

/** Text of an entry with one sign in place of its leaders. */
export const withoutLeaders = (text: string): string =>
  text.replace(LEADERS, (_, at: number) => (text[at - 1] === ' ' ? '… ' : ' … '));

const textOf = ({ segments }: Row) => segments.map(({ text }) => text).join(' ');
