import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { codingProblem } from '../../../egress/content-decoder.js';
import { DOCUMENT_LIMITS } from '../document-limits.js';
import type { DocumentFile } from './document-reader.js';
import { ENDING_OF_TYPE } from './file-format.js';

/** The way out to addresses that a person typed. */
export interface Egress {
  fetch(
    address: string,
    init: RequestInit,
    limits: { readonly maxBytes: number },
  ): Promise<Response>;
}

/** Fetches what stands at an address, as a file. */
export class PageFetcher {
  readonly #egress: Egress;

  constructor(egress: Egress) {
    this.#egress = egress;
  }

  /** @throws CodedError `document-unreachable`, `document-type`, or why the address is not asked */
  async fetch(address: string): Promise<DocumentFile> {
    const host = URL.canParse(address) ? new URL(address).host : address.slice(0, 60);
    const unreachable = (reason: string, cause?: unknown) =>
      new CodedError('document-unreachable', { host, reason }, cause);
    try {
      const accept = 'text/markdown, text/html;q=0.9, text/plain;q=0.8, */*;q=0.7';
      const limits = { maxBytes: DOCUMENT_LIMITS.fileBytes };
      const response = await this.#egress.fetch(address, { headers: { accept } }, limits);
      return await fileOf(response, host);
    } catch (error) {
      if (error instanceof CodedError) throw error;
      throw unreachable(codingProblem(error) ?? 'there was no answer', error);
    }
  }
}

/**
 * Reads an answer, as a file.
 *
 * @param whatever it is read even where its type is none of those that documents have
 * @throws CodedError `document-unreachable` for a status that says so, `document-type`
 */
export async function fileOf(
  response: Response,
  host: string,
  whatever = false,
): Promise<DocumentFile> {
  if (!response.ok) {
    await response.body?.cancel();
    const reason = `it answered with status ${response.status}`;
    throw new CodedError('document-unreachable', { host, reason });
  }
  const header = response.headers.get('content-type') ?? '';
  const [type = ''] = header.split(';');
  const ending = ENDING_OF_TYPE[type.trim().toLowerCase()];
  if (!ending && !whatever) {
    await response.body?.cancel();
    throw new CodedError('document-type', { name: host });
  }
  const bytes = new Uint8Array(await response.arrayBuffer());
  const charset = /;\s*charset\s*=\s*["']?([\w.:-]+)/i.exec(header)?.[1];
  return { name: `${host}.${ending ?? 'xml'}`, bytes, charset };
}
