import type { DocumentFormat } from '../reading/reading-messages.js';

/** Formats that can be read, by the ending of a file's name. */
const ENDINGS: Readonly<Record<string, DocumentFormat>> = {
  md: 'markdown',
  markdown: 'markdown',
  mdx: 'markdown',
  txt: 'text',
  text: 'text',
  htm: 'html',
  html: 'html',
  xhtml: 'html',
  pdf: 'pdf',
  docx: 'docx',
  // The same with macros, and templates.
  docm: 'docx',
  dotx: 'docx',
  dotm: 'docx',
  xlsx: 'xlsx',
  xlsm: 'xlsx',
  xltx: 'xlsx',
  xltm: 'xlsx',
  csv: 'csv',
  tsv: 'csv',
  epub: 'epub',
};

/** Endings of files by media type, for documents at an address. */
export const ENDING_OF_TYPE: Readonly<Record<string, string>> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/markdown': 'md',
  'text/x-markdown': 'md',
  'text/plain': 'txt',
  'text/csv': 'csv',
  'application/pdf': 'pdf',
  'application/epub+zip': 'epub',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.ms-word.document.macroEnabled.12': 'docm',
  'application/vnd.ms-excel.sheet.macroEnabled.12': 'xlsm',
};

/** Office puts what has a password into a container of its old format. */
const OLD_OFFICE = [0xd0, 0xcf, 0x11, 0xe0];

/** Null: it is of no kind that can be read; `locked`: an Office file with a password. */
export function formatOf(name: string, bytes: Uint8Array): DocumentFormat | 'locked' | null {
  const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const format = ENDINGS[ending] ?? null;
  const isOffice = format === 'docx' || format === 'xlsx';
  const isContainer = OLD_OFFICE.every((byte, index) => bytes[index] === byte);
  return isOffice && isContainer ? 'locked' : format;
}
