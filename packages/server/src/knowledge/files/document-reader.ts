import { Worker } from 'node:worker_threads';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { DOCUMENT_LIMITS } from '../document-limits.js';
import { parseFrontMatter } from '../front-matter.js';
import { decodeText } from './decode-text.js';
import type { FileRead, FileToRead } from './file-messages.js';

/** What can be read: by the ending of its name. */
export type DocumentFormat = 'markdown' | 'text' | 'html' | 'pdf';

const ENDINGS: Record<string, DocumentFormat> = {
  md: 'markdown',
  markdown: 'markdown',
  txt: 'text',
  text: 'text',
  htm: 'html',
  html: 'html',
  pdf: 'pdf',
};

export interface DocumentFile {
  /** With its ending, which says what it is. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadDocument {
  /** Empty where the file has none. */
  readonly title: string;
  /** Markdown. */
  readonly content: string;
  readonly askedAs: readonly string[];
}

/** A file that takes longer is given up, in ms. */
const LONGEST_MS = 30_000;
/** Memory of the thread that reads a file, in MiB. */
const MOST_MEMORY = 256;
/** Files that are read at a time; others wait. */
const AT_A_TIME = 1;

/** Makes Markdown of files. PDF and HTML are read in threads that are bounded in time and memory. */
export class DocumentReader {
  readonly #longestMs: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(longestMs = LONGEST_MS) {
    this.#longestMs = longestMs;
  }

  /**
   * @throws CodedError `document-type`, `document-too-large`, `document-encrypted` or
   *   `document-unreadable`
   */
  async read({ name, bytes }: DocumentFile): Promise<ReadDocument> {
    const ending = /\.([a-z]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
    const format = ENDINGS[ending];
    if (!format) throw new CodedError('document-type', { name: name.slice(0, 60) });
    if (bytes.byteLength > DOCUMENT_LIMITS.fileBytes) {
      throw new CodedError('document-too-large', {
        name: name.slice(0, 60),
        limit: DOCUMENT_LIMITS.fileBytes / 1024 / 1024,
      });
    }
    if (format === 'markdown') return markdown(decodeText(bytes));
    if (format === 'text') return { title: '', content: plainText(decodeText(bytes)), askedAs: [] };
    const read = await this.#inThread(name, { kind: format, bytes });
    if (read.type === 'refused') {
      throw new CodedError(read.problem, { name: name.slice(0, 60) }, new Error(read.reason));
    }
    const { title, content } = markdown(read.content);
    return { title: title || read.title, content, askedAs: [] };
  }

  /** The same for text that somebody typed or pasted. */
  readText(text: string, format: Exclude<DocumentFormat, 'pdf'>): Promise<ReadDocument> {
    const bytes = new TextEncoder().encode(text);
    const ending = { markdown: 'md', text: 'txt', html: 'html' }[format];
    return this.read({ name: `document.${ending}`, bytes });
  }

  async #inThread(name: string, file: FileToRead): Promise<FileRead> {
    if (this.#running >= AT_A_TIME) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    } else this.#running += 1;
    try {
      return await inThread(file, this.#longestMs);
    } catch (error) {
      throw new CodedError('document-unreadable', { name: name.slice(0, 60) }, error);
    } finally {
      // Whoever waits takes over the place.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#running -= 1;
    }
  }
}

async function inThread(file: FileToRead, longestMs: number): Promise<FileRead> {
  const worker = new Worker(new URL('./file.worker.js', import.meta.url), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
    // Libraries complain there of what a file has wrong.
    stdout: true,
    stderr: true,
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<FileRead>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`It took over ${longestMs} ms.`)), longestMs);
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`Its thread ended with code ${code}.`)));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/** A first heading that stands above everything is the title. */
function markdown(text: string): ReadDocument {
  const { fields, lists, body } = parseFrontMatter(text.replace(/^\uFEFF/, ''));
  const askedAs = lists.asked ?? [];
  const heading = /^\s*#{1,2} +(.+?)(?: +#+)?\s*(?:\r?\n|$)/.exec(body);
  if (fields.title || !heading) return { title: fields.title ?? '', content: body.trim(), askedAs };
  return {
    title: heading[1]?.replace(/[*_`]/g, '').trim() ?? '',
    content: body.slice(heading[0].length).trim(),
    askedAs,
  };
}

/** Text whose lines mean nothing to Markdown. */
function plainText(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^( {4,}|\t)/gm, '')
    .replace(/^(#{1,6} |```|~~~|>|={3,}$|-{3,}$)/gm, '\\$1')
    .trim();
}
