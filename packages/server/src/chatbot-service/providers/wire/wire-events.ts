import type { HttpProvider } from '@chatbot-test/shared/config/http-provider.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { streamDecoder, type StreamDecoder } from '../../../input/stream-decoder.js';
import { beginningOfAny, beginningOfStream, type Beginning } from './beginning.js';
import { ServerSentEventReader } from './server-sent-events.js';
import {
  isEnd,
  parsed,
  type TellWireEvent,
  type TextReader,
  type WireEvent,
} from './text-reader.js';

export type { WireEvent } from './text-reader.js';

/**
 * `stream`: server-sent events, or JSON where it begins so; `any`: either of them, else text. Of both
 * a page is read whole.
 */
export type WireFormat = Exclude<HttpProvider['format'], 'auto'> | 'stream' | 'any';

/**
 * Format of an answer. Where it may be a stream it may be whole all the same, as an error
 * mostly is; and what its content type says is often wrong.
 */
export function formatOf(configured: HttpProvider['format'], contentType: string): WireFormat {
  const isFixed = configured !== 'auto' && configured !== 'sse';
  if (isFixed && !/^\s*text\/html\b/i.test(contentType)) return configured;
  return /^\s*text\/event-stream\b/i.test(contentType) ? 'stream' : 'any';
}

/** Most events of an answer: far more than the longest has, with each word in one of its own. */
const MOST_EVENTS = 200_000;

/** Takes the next event. @returns whether that is enough, and the rest is not wanted */
export type TakeEvent = (event: WireEvent) => boolean;

export interface WireReaderOptions {
  /** Encoding of its text, by any of its labels. Default UTF-8. */
  readonly encoding?: string;
  /** The answer is called JSON, and may be a text of it; only that tells one from a quotation. */
  readonly isCalledJson?: boolean;
  /** Told of each comment between server-sent events. */
  readonly onComment?: () => void;
  /** Makes the error for what should be JSON and is not. */
  readonly notJson?: (text: string) => Error;
}

interface TextSource {
  readonly isCalledJson: boolean;
  readonly tell: TellWireEvent;
  readonly onComment: () => void;
  readonly notJson: (text: string) => Error;
}

/**
 * Reads what an answer says, as it comes: the one reader of streams, of connectors and of models.
 * Each event is told in the step in which its last byte has come; none after `take` had enough.
 */
export class WireReader {
  readonly #decoder: StreamDecoder;
  readonly #texts: TextReader;
  #hasEnough = false;
  #events = 0;

  constructor(
    format: WireFormat,
    host: string,
    take: TakeEvent,
    {
      encoding = '',
      isCalledJson = false,
      onComment = () => undefined,
      notJson = () => new CodedError('service-unreadable', { host, reason: NOT_JSON }),
    }: WireReaderOptions = {},
  ) {
    this.#decoder = streamDecoder(encoding);
    const tell: TellWireEvent = (event) => {
      if (this.#hasEnough) return;
      this.#events += 1;
      if (this.#events > MOST_EVENTS) throw new CodedError('service-too-long');
      this.#hasEnough = take(event);
    };
    this.#texts = textReader(format, { isCalledJson, tell, onComment, notJson });
  }

  /**
   * Reads the next bytes.
   *
   * @returns whether that was enough
   * @throws CodedError `service-unreadable` for what should be JSON and is not; `service-too-long`; what
   *   `take` throws
   */
  feed(bytes: Uint8Array): boolean {
    const text = this.#decoder.write(bytes);
    if (text !== '') this.#texts.feed(text);
    return this.#hasEnough;
  }

  /** Text of which nothing was read yet, since it may go on. */
  get waiting(): string {
    return this.#hasEnough ? '' : (this.#texts.waiting?.() ?? '');
  }

  /** There is no more: reads what has waited for it. Throws as `feed` does. */
  end(): void {
    if (this.#hasEnough) return;
    const rest = this.#decoder.end();
    if (rest !== '') this.#texts.feed(rest);
    this.#texts.end();
  }
}

function textReader(format: WireFormat, source: TextSource): TextReader {
  const { tell, onComment } = source;
  switch (format) {
    case 'sse':
      return new ServerSentEventReader(tell, onComment);
    case 'ndjson':
      return new LineReader(source);
    case 'json':
      return wholeText((text) => tell(jsonEvent(text, source)));
    case 'text':
      return { feed: (data) => tell({ ...textEvent(data), isPiece: true }), end: () => undefined };
    case 'stream':
    case 'any':
      return new DetectingReader(format, source);
  }
}

function wholeText(take: (text: string) => void): TextReader {
  const pieces: string[] = [];
  return {
    feed: (text) => void pieces.push(text),
    waiting: () => pieces.join(''),
    end: () => {
      const text = pieces.join('').trim();
      if (text !== '') take(text);
    },
  };
}

const textEvent = (data: string): WireEvent => ({ value: data, data, name: '' });

/** Lines of JSON as they come; one document over many lines is read as what it is. */
class LineReader implements TextReader {
  readonly #source: TextSource;
  /** Rest of a line, in pieces: joining them anew for each would take quadratic time. */
  #rest: string[] = [];
  #isLines: boolean | null = null;

  constructor(source: TextSource) {
    this.#source = source;
  }

  feed(text: string): void {
    const parts = this.#isLines === false ? [text] : text.split('\n');
    for (const [index, part] of parts.entries()) {
      this.#rest.push(part);
      if (index === parts.length - 1) break;
      const line = this.#rest.join('').trim();
      if (line !== '') this.#isLines ??= isDocument(parsed(line));
      if (this.#isLines === false) {
        this.#rest = [line, '\n', parts.slice(index + 1).join('\n')];
        break;
      }
      this.#rest = [];
      if (line !== '') this.#tell(line);
    }
  }

  end(): void {
    const last = this.#rest.join('').trim();
    if (last !== '') this.#tell(last);
  }

  waiting(): string {
    return this.#rest.join('');
  }

  #tell(line: string): void {
    this.#source.tell(jsonEvent(line, this.#source));
  }
}

/** Detects the format from the content, because content types of such endpoints are often wrong. */
class DetectingReader implements TextReader {
  readonly #format: 'stream' | 'any';
  readonly #source: TextSource;
  #begun = '';
  #reader: TextReader | null = null;

  constructor(format: 'stream' | 'any', source: TextSource) {
    this.#format = format;
    this.#source = source;
  }

  feed(text: string): void {
    if (this.#reader) {
      this.#reader.feed(text);
      return;
    }
    // Blanks are dropped as they come: looking at all of them each time would take the square.
    this.#begun = (this.#begun + text).trimStart();
    const found =
      this.#format === 'any'
        ? beginningOfAny(this.#begun, this.#source.isCalledJson)
        : beginningOfStream(this.#begun);
    if (found) this.#read(found);
  }

  end(): void {
    if (this.#begun !== '' && !this.#reader) this.#read('text');
    this.#reader?.end();
  }

  waiting(): string {
    return this.#reader?.waiting?.() ?? '';
  }

  #read(found: Beginning): void {
    this.#reader =
      found === 'markup'
        ? wholeText((text) => this.#source.tell(textEvent(text)))
        : textReader(found, this.#source);
    this.#reader.feed(this.#begun);
  }
}

/** Reason why an answer cannot be read. */
export const NOT_JSON = 'a part of it is not JSON';

function jsonEvent(data: string, { notJson }: TextSource): WireEvent {
  const value = parsed(data);
  if (value !== undefined) return { value, data, name: '' };
  // Some end lines as others end events.
  if (isEnd(data)) return textEvent(data);
  throw notJson(data);
}

function isDocument(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
