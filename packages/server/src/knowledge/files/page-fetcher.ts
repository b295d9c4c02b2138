import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { DOCUMENT_LIMITS } from '../document-limits.js';
import type { DocumentFile } from './document-reader.js';

/** The way out to addresses that a person typed. */
export interface Egress {
  fetch(
    address: string,
    init: RequestInit,
    limits: { readonly maxBytes: number },
  ): Promise<Response>;
}

/** How what is read is called, by media type. */
const ENDINGS: Record<string, string> = {
  'text/html': 'html',
  'application/xhtml+xml': 'html',
  'text/markdown': 'md',
  'text/x-markdown': 'md',
  'text/plain': 'txt',
  'application/pdf': 'pdf',
};

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
      const accept = 'text/markdown, text/html;q=0.9, text/plain;q=0.8, application/pdf;q=0.8';
      const limits = { maxBytes: DOCUMENT_LIMITS.fileBytes };
      const response = await this.#egress.fetch(address, { headers: { accept } }, limits);
      if (!response.ok) {
        await response.body?.cancel();
        throw unreachable(`it answered with status ${response.status}`);
      }
      const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
      const ending = ENDINGS[type.trim().toLowerCase()];
      if (!ending) {
        await response.body?.cancel();
        throw new CodedError('document-type', { name: host });
      }
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { name: `${host}.${ending}`, bytes };
    } catch (error) {
      if (error instanceof CodedError) throw error;
      throw unreachable('there was no answer', error);
    }
  }
}
