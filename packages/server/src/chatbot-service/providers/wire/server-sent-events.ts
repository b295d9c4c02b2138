import { createParser, type ParseError } from 'eventsource-parser';
import { DataEvent, isEnd, parsed, type TellWireEvent, type TextReader } from './text-reader.js';

/**
 * Reads server-sent events (HTML standard, section 9.2). Data that is no JSON, such as `[DONE]`, is
 * text. Some things are read that the standard has browsers ignore, or read otherwise: an event of a
 * name alone, as LangServe ends its streams; `0:"text"` and its like, the parts of the AI SDK's data
 * stream; `error: {...}`, by which llama.cpp fails; events without an empty line between them, where each is a document of JSON; and the last
 * event of a stream that ends without one, if it is whole.
 */
export class ServerSentEventReader implements TextReader {
  readonly #parser;
  /** The line so far, in pieces: joining them anew for each would take the square of its time. */
  #line: string[] = [];
  #endedWithReturn = false;
  #hasName = false;
  /** Lines of data of the event so far. */
  #data: string[] = [];
  /** Nothing of an event has come yet. */
  #isBetween = true;
  readonly #tell: TellWireEvent;

  /** @param onComment told of each comment: services send some to say that they are at it */
  constructor(tell: TellWireEvent, onComment: () => void) {
    this.#tell = tell;
    this.#parser = createParser({
      onEvent: ({ data, event = '', id }) =>
        tell({ value: parsed(data) ?? data, data, name: event, ...(id !== undefined && { id }) }),
      onError: (error) => tellPart(error, tell),
      onComment,
    });
  }

  feed(text: string): void {
    const rest = this.#takePlain(text);
    if (rest !== '') this.#takeLines(rest);
  }

  /**
   * Takes the events of one line of data that the text begins with: most are such, and the parser would
   * cost each more than all else that is done with it.
   *
   * @returns the rest
   */
  #takePlain(text: string): string {
    if (!this.#isBetween || this.#endedWithReturn) return text;
    let at = 0;
    while (text.startsWith(DATA, at)) {
      const end = text.indexOf('\n', at);
      if (end < 0 || text[end + 1] !== '\n') break;
      const data = text.slice(at + DATA.length, end);
      if (data.includes('\r')) break;
      at = end + 2;
      this.#tell(new DataEvent(data));
    }
    return text.slice(at);
  }

  #takeLines(text: string): void {
    // The second half of a line end whose first has been taken for the whole.
    const rest = this.#endedWithReturn && text.startsWith('\n') ? text.slice(1) : text;
    this.#endedWithReturn = text.endsWith('\r');
    const [first = '', ...others] = rest.split(/\r\n|\n|\r/);
    this.#line.push(first);
    for (const next of others) {
      this.#takeLine(this.#line.join(''));
      this.#line = [next];
    }
    this.#isBetween &&= (others.at(-1) ?? first) === '';
  }

  /** Drops half an event. */
  end(): void {
    this.#takeLine(this.#line.join(''));
    this.#line = [];
    if (!isHalf(this.#data.join('\n'))) this.#takeLine('');
  }

  #takeLine(line: string): void {
    const data = valueOf(line, 'data');
    const isName = valueOf(line, 'event') !== null;
    // Looked at once an event: looking again at each line would take the square of its time.
    const isNext = (isName || data !== null) && this.#data.length === 1;
    if (isNext && isDocument(this.#data[0] ?? '')) this.#takeLine('');
    if (line === '') {
      if (this.#hasName && this.#data.length === 0) this.#parser.feed('data:\n');
      this.#hasName = false;
      this.#data = [];
    } else if (isName) this.#hasName = true;
    else if (data !== null) this.#data.push(data);
    this.#isBetween = line === '';
    this.#parser.feed(`${line}\n`);
  }
}

/** Beginning of a line of data, as services write it. */
const DATA = 'data: ';

/** Reads the value of the field of this name in a line; null where it is another's. */
function valueOf(line: string, name: string): string | null {
  if (!line.startsWith(name)) return null;
  if (line.length === name.length) return '';
  return line[name.length] === ':' ? line.slice(name.length + 1) : null;
}

const isDocument = (data: string): boolean => typeof parsed(data) === 'object';

/** JSON that breaks off. */
const isHalf = (data: string): boolean =>
  /^\s*[[{]/.test(data) && !isEnd(data) && !isDocument(data);

/** A part of the data stream of AI SDK 4: a code of one character, and JSON; or a failure. */
function tellPart({ type, field, value: data }: ParseError, tell: TellWireEvent): void {
  if (type !== 'unknown-field' || data === undefined || field === undefined) return;
  const value = parsed(data);
  if (field === 'error') tell({ value: value ?? data, data, name: field });
  else if (field.length === 1 && value !== undefined) tell({ value, data, name: field });
}
