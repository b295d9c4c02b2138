import { cleanText } from './clean-text.js';
import { DOCUMENT_LIMITS } from './document-limits.js';
import type { DocumentNaming } from './reading/reading-messages.js';

/** Title of a document: the given one, else that of its text or its file. */
export function titleOf(
  { title = '', otherwise = '' }: DocumentNaming,
  read: { readonly title: string; readonly content: string },
): string {
  const given = cleanText(title).trim();
  if (given !== '') return given;
  const found = read.title || cleanText(otherwise).trim() || firstWords(read.content);
  return found.slice(0, DOCUMENT_LIMITS.titleLength);
}

/** A title for what has none. */
function firstWords(content: string): string {
  const [first = ''] = content.split('\n', 1);
  const line = first.replace(/[\\#*_`>[\]|]/g, '').trim();
  return (line.length > 80 ? `${line.slice(0, 79)}…` : line) || 'Document';
}
