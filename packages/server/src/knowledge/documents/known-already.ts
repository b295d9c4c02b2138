import { DetailedError } from '../../detailed-error.js';
import type { KnownDocument } from './knowledge-repository.js';

/** A document that a chatbot has already, and which it is. */
export class KnownAlready extends DetailedError {
  constructor(code: 'document-duplicate' | 'document-exists', { id, title }: KnownDocument) {
    super(code, { title: title.slice(0, 60) }, { document: { id, title } });
  }
}
