import { createParser, type ParseError } from 'eventsource-parser';
import { parsed, type TellWireEvent, type TextReader } from './text-reader.js';

/**
 * Reads server-sent events (HTML standard, section 9.2). Data that is no JSON, such as `[DONE]`, is
 * text. Two things are read that the standard has browsers ignore: an event of a name alone, as
 * LangServe ends its streams, and `0:"text"` and its like, the parts of the AI SDK's data stream.
 */
export class ServerSentEventReader implements TextReader {
  readonly #parser;
  /** The line so far, in pieces: joining them anew for each would take the square of its time. */
  #line: string[] = [];
  #endedWithReturn = false;
  #hasName = false;
  #hasData = false;

  constructor(tell: TellWireEvent) {
    this.#parser = createParser({
      onEvent: ({ data, event = '' }) => tell({ value: parsed(data) ?? data, data, name: event }),
      onError: (error) => tellPart(error, tell),
    });
  }

  feed(text: string): void {
    if (text === '') return;
    // The second half of a line end whose first has been taken for the whole.
    const rest = this.#endedWithReturn && text.startsWith('\n') ? text.slice(1) : text;
    this.#endedWithReturn = text.endsWith('\r');
    const [first = '', ...others] = rest.split(/\r\n|\n|\r/);
    this.#line.push(first);
    for (const next of others) {
      this.#takeLine(this.#line.join(''));
      this.#line = [next];
    }
  }

  /** Drops an event that no empty line has ended. */
  end(): void {
    this.#line = [];
  }

  #takeLine(line: string): void {
    if (line === '') {
      if (this.#hasName && !this.#hasData) this.#parser.feed('data:\n');
      this.#hasName = this.#hasData = false;
    } else if (isField(line, 'event')) this.#hasName = true;
    else if (isField(line, 'data')) this.#hasData = true;
    this.#parser.feed(`${line}\n`);
  }
}

const isField = (line: string, name: string): boolean =>
  line.startsWith(name) && (line.length === name.length || line[name.length] === ':');

/** A part of the data stream of AI SDK 4: a code of one character, and JSON. */
function tellPart({ type, field, value: data }: ParseError, tell: TellWireEvent): void {
  if (type !== 'unknown-field' || data === undefined || field?.length !== 1) return;
  const value = parsed(data);
  if (value !== undefined) tell({ value, data, name: field });
}
