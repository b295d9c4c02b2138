import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { parseJson } from '../../../input/bounded-json.js';

/** One thing that a service sent. */
export interface WireEvent {
  /** The parsed JSON; the text itself where it is none. */
  readonly value: unknown;
  /** Text of the event, unparsed. */
  readonly data: string;
  /** Name of a server-sent event, code of a part of the AI SDK's data stream; empty for any other. */
  readonly name: string;
  /** Id of a server-sent event; left out: it has none. */
  readonly id?: string;
  /** A piece of a plain text, which ends wherever the network cut it. */
  readonly isPiece?: true;
}

/** Event of nothing but data. It is parsed when its value is asked for: not all are. */
export class DataEvent implements WireEvent {
  readonly data: string;
  readonly name = '';
  #value: unknown = undefined;

  constructor(data: string) {
    this.data = data;
  }

  get value(): unknown {
    this.#value ??= parsed(this.data) ?? this.data;
    return this.#value;
  }
}

export type TellWireEvent = (event: WireEvent) => void;

/** Makes events of text, however it is cut. */
export interface TextReader {
  feed(text: string): void;
  end(): void;
  /** Text that waits for the end; left out: none does. */
  waiting?(): string;
}

/** Text of an event that ends a stream, as some write it. */
export const isEnd = (data: string): boolean => /^\s*"?\[?(?:done|end)\]?"?\s*$/i.test(data);

/** Tells whether a text is a document of JSON, or a page, that is complete. */
export function isWholeDocument(text: string): boolean {
  const end = text.trimEnd();
  if (/<\/html>$/i.test(end)) return true;
  return /[}\]]$/.test(end) && typeof parsed(end) === 'object';
}

/** First character of a JSON text (RFC 8259, section 2). */
const JSON_START = /^[\t\n\r ]*[[{"\-\dtfn]/;

/** Most characters of one event or document: others wait while it is parsed. */
const LONGEST_EVENT = 8 * 1024 * 1024;

/**
 * Parses a JSON text; undefined for any other.
 *
 * @throws CodedError `service-too-long`
 */
export function parsed(text: string): unknown {
  if (text.length > LONGEST_EVENT) throw new CodedError('service-too-long');
  // An exception costs more than all else that is done with a piece of plain text.
  if (!JSON_START.test(text)) return undefined;
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
