import type { DocumentToIndex, DocumentIndex } from '../chunks/index-document.js';
import type { EncodingChoice } from '../files/encoding/detect-encoding.js';
import type { ReadingNote } from '../files/reading-note.js';

/** Format of a file. */
export type DocumentFormat =
  'markdown' | 'text' | 'html' | 'pdf' | 'docx' | 'xlsx' | 'csv' | 'epub';

export interface FileToRead {
  readonly format: DocumentFormat;
  readonly bytes: Uint8Array;
  /** Encoding by the header of an answer. */
  readonly charset?: string | undefined;
  /** Encoding that the operator chose, whatever the file says. */
  readonly encoding?: string | undefined;
}

/** Names that a document is shown and found by, beside those in its file. */
export interface DocumentNaming {
  /** Goes before the file's own. */
  readonly title?: string | undefined;
  /** Title of files that do not have one. */
  readonly otherwise?: string | undefined;
  readonly askedAs?: readonly string[] | undefined;
}

/** A file to make Markdown of, and to cut up at once where it is named; or a document to cut up. */
export type ReadingJob =
  | ({ readonly kind: 'read'; readonly named?: DocumentNaming | undefined } & FileToRead)
  | { readonly kind: 'index'; readonly document: DocumentToIndex };

export interface ReadDocument {
  /** Empty where the file has none. */
  readonly title: string;
  /** Markdown. */
  readonly content: string;
  readonly askedAs: readonly string[];
  /** Encoding as the Encoding Standard names it; null if the format has only one. */
  readonly encoding: string | null;
  /** Parts that could not be read, or not surely. */
  readonly notes: readonly ReadingNote[];
  /** Index of this title and content; only for a job with a name. */
  readonly index?: DocumentIndex | undefined;
}

export type FileProblem =
  'document-encoding' | 'document-encrypted' | 'document-unreadable' | 'document-too-long';

export interface FileRefused {
  readonly type: 'refused';
  readonly problem: FileProblem;
  readonly reason: string;
  /** Choices of `document-encoding`. */
  readonly choices?: readonly EncodingChoice[];
}

export type ReadingResult =
  | ({ readonly type: 'read' } & ReadDocument)
  | { readonly type: 'indexed'; readonly index: DocumentIndex }
  | FileRefused;
