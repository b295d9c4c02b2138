import { parentPort, workerData } from 'node:worker_threads';
import type { FileRead, FileToRead } from './file-messages.js';

/**
 * Reads one file and ends: a file that takes for ever, or all memory, takes this thread alone. What
 * reads it is loaded here, where nothing else waits.
 */
const { kind, bytes } = workerData as FileToRead;

async function read(): Promise<FileRead> {
  if (kind === 'pdf') return (await import('./pdf-markdown.js')).readPdf(bytes);
  return (await import('./html-markdown.js')).readHtml(bytes);
}

parentPort?.postMessage(
  await read().catch((error: unknown): FileRead => {
    return { type: 'refused', problem: 'document-unreadable', reason: String(error) };
  }),
);
