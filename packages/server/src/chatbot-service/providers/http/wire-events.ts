import type { HttpProvider } from '@chatbot-test/shared/config/http-provider.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { EventSourceParserStream } from 'eventsource-parser/stream';
import type { WireEvent } from './path.js';

type Format = Exclude<HttpProvider['format'], 'auto'>;

/** How an answer is to be read, by its content type where the configuration leaves it open. */
export function formatOf(configured: HttpProvider['format'], contentType: string): Format {
  if (configured !== 'auto') return configured;
  const type = contentType.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'text/event-stream') return 'sse';
  if (type === 'application/json' || type.endsWith('+json') || /ndjson|jsonl|json-seq/.test(type)) {
    // Several services stream lines of JSON under this very name.
    return 'ndjson';
  }
  return 'text';
}

/**
 * What an answer says, as it comes.
 *
 * @throws CodedError `service-unreadable` for what should be JSON and is not
 */
export function wireEvents(
  body: ReadableStream<Uint8Array>,
  format: Format,
  host: string,
): AsyncGenerator<WireEvent, void> {
  switch (format) {
    case 'sse':
      return serverSentEvents(body);
    case 'ndjson':
      return lines(body, host);
    case 'json':
      return whole(body, host);
    case 'text':
      return pieces(body);
  }
}

/** Server-sent events (HTML standard, section 9.2). Data that is no JSON, such as `[DONE]`, is text. */
async function* serverSentEvents(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<WireEvent, void> {
  const events = decoded(body).pipeThrough(new EventSourceParserStream());
  for await (const { data, event = '' } of events) {
    yield { value: parsed(data) ?? data, data, name: event };
  }
}

/** Lines of JSON as they come; one document over many lines is read as what it is. */
async function* lines(
  body: ReadableStream<Uint8Array>,
  host: string,
): AsyncGenerator<WireEvent, void> {
  // In pieces: joining them anew for each would take the square of a long line's time.
  let rest: string[] = [];
  let isLines: boolean | null = null;
  for await (const chunk of decoded(body)) {
    const parts = isLines === false ? [chunk] : chunk.split('\n');
    for (const [index, part] of parts.entries()) {
      rest.push(part);
      if (index === parts.length - 1) break;
      const line = rest.join('').trim();
      if (line !== '') isLines ??= isDocument(parsed(line));
      if (isLines === false) {
        rest = [line, '\n', parts.slice(index + 1).join('\n')];
        break;
      }
      rest = [];
      if (line !== '') yield jsonEvent(line, host);
    }
  }
  const last = rest.join('').trim();
  if (last !== '') yield jsonEvent(last, host);
}

async function* whole(
  body: ReadableStream<Uint8Array>,
  host: string,
): AsyncGenerator<WireEvent, void> {
  const chunks: string[] = [];
  for await (const chunk of decoded(body)) chunks.push(chunk);
  const text = chunks.join('').trim();
  if (text !== '') yield jsonEvent(text, host);
}

async function* pieces(body: ReadableStream<Uint8Array>): AsyncGenerator<WireEvent, void> {
  for await (const data of decoded(body)) if (data !== '') yield { value: data, data, name: '' };
}

function decoded(body: ReadableStream<Uint8Array>): ReadableStream<string> {
  // Node's types of the two streams differ in what a chunk may share.
  return body.pipeThrough(new TextDecoderStream());
}

function jsonEvent(data: string, host: string): WireEvent {
  const value = parsed(data);
  if (value === undefined) {
    throw new CodedError('service-unreadable', { host, reason: 'a part of it is not JSON' });
  }
  return { value, data, name: '' };
}

function isDocument(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
