import { Changes } from '../patience.js';
import { writeResponse } from './system-answers.js';
import type { Exchange } from './wire-server.js';

type Status = 'in_progress' | 'completed' | 'cancelled';

/** A generation that goes on whoever listens. */
interface Background {
  readonly id: string;
  /** All that was told of it so far, in order. */
  readonly events: { readonly type: string; readonly rest: object }[];
  readonly listeners: Set<Exchange>;
  status: Status;
}

/**
 * OpenAI's responses in background mode (https://platform.openai.com/docs/guides/background): each is
 * generated once, and can be listened to from any event on, as often as anybody likes.
 */
export class BackgroundResponses {
  readonly #all: Background[] = [];
  readonly #changes = new Changes();
  readonly #pieces: readonly string[];
  /** Generations stop behind so many pieces until this is raised. */
  #most: number;

  constructor(pieces: readonly string[], most = pieces.length) {
    this.#pieces = pieces;
    this.#most = most;
  }

  /** Number of times that something was paid for. */
  get generations(): number {
    return this.#all.length;
  }

  get statuses(): Status[] {
    return this.#all.map(({ status }) => status);
  }

  /** Has every generation come to its end, now and from now on. */
  letGo(): void {
    this.#most = this.#pieces.length;
    for (const each of this.#all) this.#generate(each);
  }

  /** Deletes what was generated. */
  forget(): void {
    for (const { listeners } of this.#all) for (const each of listeners) each.cut();
    for (const each of this.#all) Object.assign(each, { id: `${each.id}-gone` });
  }

  /** Breaks every stream under its listeners. */
  cut(): void {
    for (const { listeners } of this.#all) {
      for (const each of listeners) each.cut();
      listeners.clear();
    }
  }

  /** Resolves when this holds of the statuses. */
  until(condition: (statuses: readonly Status[]) => boolean): Promise<void> {
    return this.#changes.until(
      () => condition(this.statuses),
      () => `generations: ${this.statuses.join(', ')}`,
    );
  }

  readonly answer = (exchange: Exchange): void => {
    const { pathname, searchParams } = new URL(exchange.path, 'http://localhost');
    if (exchange.method === 'POST' && pathname === '/v1/responses') return this.#create(exchange);
    const [id, action] = pathname.replace('/v1/responses/', '').split('/');
    const known = this.#all.find((each) => each.id === id);
    if (!known) {
      const message = `Response with id '${id}' not found.`;
      return exchange.respond(404, { error: { message, type: 'invalid_request_error' } });
    }
    if (action === 'cancel') return this.#cancel(exchange, known);
    this.#listen(exchange, known, Number(searchParams.get('starting_after') ?? -1));
  };

  #create(exchange: Exchange): void {
    const { background, store, stream } = exchange.json;
    if (!background || !store || !stream) return exchange.respond(400, { error: 'Not background' });
    const made: Background = {
      id: `resp_${this.#all.length + 1}`,
      events: [],
      listeners: new Set(),
      status: 'in_progress',
    };
    this.#all.push(made);
    this.#tell(made, 'created', { response: bodyOf(made) });
    this.#tell(made, 'queued', { response: bodyOf(made) });
    this.#generate(made);
    this.#listen(exchange, made, -1);
  }

  #generate(made: Background): void {
    if (made.status !== 'in_progress') return;
    const said = made.events.filter(({ type }) => type === 'output_text.delta').length;
    for (const delta of this.#pieces.slice(said, this.#most)) {
      this.#tell(made, 'output_text.delta', {
        ...{ item_id: 'msg_1', output_index: 0, content_index: 0, logprobs: [] },
        delta,
      });
    }
    if (this.#most < this.#pieces.length) return;
    made.status = 'completed';
    const usage = { input_tokens: 36, output_tokens: 87, total_tokens: 123 };
    this.#tell(made, 'completed', { response: { ...bodyOf(made), usage } });
    for (const each of made.listeners) each.end();
    this.#changes.tell();
  }

  #cancel(exchange: Exchange, made: Background): void {
    made.status = 'cancelled';
    for (const each of made.listeners) each.end();
    exchange.respond(200, bodyOf(made));
    this.#changes.tell();
  }

  #listen(exchange: Exchange, made: Background, after: number): void {
    exchange.beginEvents();
    for (const [number, { type, rest }] of made.events.entries()) {
      if (number > after) write(exchange, number, type, rest);
    }
    if (made.status !== 'in_progress') return exchange.end();
    made.listeners.add(exchange);
    void exchange.closed.then(() => made.listeners.delete(exchange));
  }

  #tell(made: Background, type: string, rest: object): void {
    made.events.push({ type, rest });
    for (const each of made.listeners) write(each, made.events.length - 1, type, rest);
  }
}

function write(exchange: Exchange, number: number, type: string, rest: object): void {
  writeResponse(exchange, `response.${type}`, { sequence_number: number, ...rest });
}

function bodyOf({ id, status }: Background): object {
  return {
    ...{ id, object: 'response', created_at: 1_760_000_000, background: true, status },
    ...{ model: 'gpt-4o-mini-2024-07-18', output: [], error: null, incomplete_details: null },
  };
}
