import { cleanText } from '../clean-text.js';
import { DOCUMENT_LIMITS } from '../document-limits.js';
import { titleOf } from '../document-title.js';
import type { FileText } from '../files/file-messages.js';
import { readerOf } from '../files/read-file.js';
import type { ReadingJob, ReadingResult } from './reading-messages.js';

/** Keeps the name that a text gives itself in it, where the document is called otherwise. */
function contentOf({ title, content, heading }: FileText, given?: string): string {
  const isTitle = given === undefined || given.trim() === '' || sameWords(given, title);
  return heading === undefined || isTitle ? content : `${heading}\n\n${content}`;
}

const sameWords = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/**
 * Loads what a job of a reading process needs, which takes as long as the machine likes, and returns
 * what does it, which is timed.
 */
export async function prepare(job: ReadingJob): Promise<() => Promise<ReadingResult>> {
  const { indexDocument } = await import('../chunks/index-document.js');
  if (job.kind === 'index') {
    return async () => ({ type: 'indexed', index: indexDocument(job.document) });
  }
  const readFile = await readerOf(job.format);
  return async () => {
    const file = await readFile(job);
    if (file.type === 'refused') return file;
    const read = {
      type: 'read' as const,
      title: cleanText(file.title),
      content: cleanText(contentOf(file, job.named?.title)).trim(),
      askedAs: (job.named?.askedAs ?? file.askedAs ?? []).map(cleanText),
      encoding: file.encoding ?? null,
      notes: file.notes ?? [],
    };
    if (read.content.length > DOCUMENT_LIMITS.length) {
      return { type: 'refused', problem: 'document-too-long', reason: `${read.content.length}` };
    }
    if (!job.named || read.content === '') return read;
    const { content, askedAs } = read;
    const title = titleOf(job.named, read);
    return { ...read, title, index: indexDocument({ title, content, askedAs }) };
  };
}
