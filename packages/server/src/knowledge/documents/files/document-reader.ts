import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { DOCUMENT_LIMITS } from '../document-limits.js';
import type { DocumentFormat, DocumentNaming, ReadDocument } from '../reading/reading-messages.js';
import type { ReadingPool } from '../reading/reading-pool.js';
import { formatOf } from './file-format.js';
import { UncertainEncoding } from './uncertain-encoding.js';

export interface DocumentFile {
  /** Name of the file, with the ending that gives its format. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Encoding by the header of an answer. */
  readonly charset?: string | undefined;
  /** Encoding that the operator chose, whatever the file says. */
  readonly encoding?: string | undefined;
}

/** Makes Markdown of files and of what people type, in the processes of a pool. */
export class DocumentReader {
  readonly #pool: ReadingPool;

  constructor(pool: ReadingPool) {
    this.#pool = pool;
  }

  /**
   * @param named cuts the document up as well, under that name
   * @throws CodedError `document-type`, `document-too-large`, `document-encrypted`,
   *   `document-unreadable`, `document-too-long`, `too-many-waiting` or `reading-time-spent`;
   *   UncertainEncoding
   */
  async read(
    tenantId: string,
    { name, bytes, charset, encoding }: DocumentFile,
    named?: DocumentNaming,
  ): Promise<ReadDocument> {
    const called = { name: name.slice(0, 60) };
    const format = formatOf(name, bytes);
    if (format === null) throw new CodedError('document-type', called);
    if (bytes.byteLength > DOCUMENT_LIMITS.fileBytes) {
      throw new CodedError('document-too-large', {
        ...called,
        limit: DOCUMENT_LIMITS.fileBytes / 1024 / 1024,
      });
    }
    if (format === 'locked') throw new CodedError('document-encrypted', called);
    const job = { kind: 'read' as const, format, bytes, charset, encoding, named };
    const read = await this.#pool.run(tenantId, job).catch((error: unknown) => {
      throw error instanceof CodedError
        ? error
        : new CodedError('document-unreadable', called, error);
    });
    if (read.type === 'read') return read;
    if (read.type === 'indexed') throw new CodedError('document-unreadable', called);
    const { problem, reason, choices } = read;
    if (problem === 'document-encoding') throw new UncertainEncoding(called.name, choices ?? []);
    const details = { ...called, title: called.name, limit: DOCUMENT_LIMITS.length };
    throw new CodedError(problem, details, new Error(reason));
  }

  /** The same for text that somebody typed or pasted. */
  readText(
    tenantId: string,
    text: string,
    format: Extract<DocumentFormat, 'markdown' | 'text' | 'html'>,
    named?: DocumentNaming,
  ): Promise<ReadDocument> {
    const bytes = new TextEncoder().encode(text);
    const ending = { markdown: 'md', text: 'txt', html: 'html' }[format];
    return this.read(tenantId, { name: `document.${ending}`, bytes, encoding: 'utf-8' }, named);
  }
}
