import { DetailedError } from '../../../detailed-error.js';
import type { EncodingChoice } from './encoding/detect-encoding.js';

/** A file that may be written in several ways: somebody has to say in which. The likeliest first. */
export class UncertainEncoding extends DetailedError {
  constructor(name: string, choices: readonly EncodingChoice[]) {
    super('document-encoding', { name }, { choices });
  }
}
