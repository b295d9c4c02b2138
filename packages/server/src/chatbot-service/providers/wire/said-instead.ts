import {
  errorInAnswer,
  unreadable,
  type ServiceRefusal,
} from '../../failures/http-status-error.js';
import { isLikeError, isPage, readError } from '../../failures/provider-error-body.js';
import type { ServiceTarget } from '../../failures/service-target.js';
import { isEnd, type WireEvent } from './text-reader.js';

/** Most characters of a text that are kept. */
const LONGEST_TEXT = 2_000;
const NOTHING = /^\s*null\s*$/i;

/** Words of an answer in the place of a reply: they may be why there is none. */
export class SaidInstead {
  #error: unknown = null;
  #text = '';

  /** Takes an event of which nothing was read. */
  take({ value, data }: WireEvent): void {
    if (typeof value === 'string') {
      if (!isEnd(data) && !NOTHING.test(data))
        this.#text = (this.#text + value).slice(0, LONGEST_TEXT);
    } else if (isLikeError(value)) this.#error = value;
  }

  /** The failure that it tells of; null if it tells of none. */
  failure(target: ServiceTarget): ServiceRefusal | null {
    const error = readError(this.#error, target);
    if (error.words !== '') return errorInAnswer(error, target);
    const text = readError(this.#text.trim(), target);
    if (text.words === '') return null;
    const reason = isPage(this.#text) ? 'it is a web page' : 'it is a text that is no reply';
    return unreadable(reason, text, target);
  }
}
