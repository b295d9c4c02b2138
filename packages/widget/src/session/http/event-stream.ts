/** One event of a stream; a comment is one without data. */
export interface StreamEvent {
  readonly type: string;
  readonly data: string;
}

/**
 * Reads a stream of server-sent events from its text, as it comes.
 * Source: https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream
 */
export class EventStream {
  #rest = '';

  /** @returns the events that are complete by now; what keeps the stream alive is one of them */
  push(text: string): StreamEvent[] {
    // A line end may be cut in two: what ends in its first half waits for the rest.
    const all = this.#rest + text;
    const usable = all.endsWith('\r') ? all.length - 1 : all.length;
    const blocks = all.slice(0, usable).replace(/\r\n?/g, '\n').split('\n\n');
    this.#rest = (blocks.pop() ?? '') + all.slice(usable);
    return blocks.map(readEvent);
  }
}

function readEvent(block: string): StreamEvent {
  let type = 'message';
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [, field, value = ''] = /^([^:]*)(?:: ?([^]*))?$/.exec(line) ?? [];
    if (field === 'event') type = value;
    else if (field === 'data') data.push(value);
  }
  return { type, data: data.join('\n') };
}
