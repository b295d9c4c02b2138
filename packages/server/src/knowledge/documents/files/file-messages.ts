import type { FileRefused } from '../reading/reading-messages.js';
import type { ReadingNote } from './reading-note.js';

/** Result of reading a file; Markdown may be empty, and so may the title. */
export type FileRead = (FileText & { readonly type: 'read' }) | FileRefused;

export interface FileText {
  readonly title: string;
  /** Markdown, without the heading that the title is of. */
  readonly content: string;
  /** Heading as it stands in the file: it belongs to the text if the document has another title. */
  readonly heading?: string;
  readonly askedAs?: readonly string[];
  readonly encoding?: string;
  readonly notes?: readonly ReadingNote[];
}
