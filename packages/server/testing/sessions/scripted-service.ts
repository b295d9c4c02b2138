import type {
  ChatbotService,
  ServiceEvent,
  Tell,
  Turn,
} from '../../src/chatbot-service/chatbot-service.js';
import { patiently } from '../patience.js';

type Script = (turn: Turn, signal: AbortSignal) => AsyncIterable<ServiceEvent>;

/** A reply that a test gives piece by piece. */
export class ManualReply {
  readonly turn: Turn;
  readonly signal: AbortSignal;
  readonly #waiting: (() => Promise<IteratorResult<ServiceEvent>>)[] = [];
  #wake: () => void = () => undefined;

  constructor(turn: Turn, signal: AbortSignal) {
    this.turn = turn;
    this.signal = signal;
  }

  say(text: string): void {
    this.emit({ type: 'text', text });
  }

  emit(value: ServiceEvent): void {
    this.#add(() => Promise.resolve({ value, done: false }));
  }

  finish(): void {
    this.#add(() => Promise.resolve({ value: undefined, done: true }));
  }

  fail(error: unknown): void {
    this.#add(() => Promise.reject(error instanceof Error ? error : new Error(String(error))));
  }

  #add(step: () => Promise<IteratorResult<ServiceEvent>>): void {
    this.#waiting.push(step);
    this.#wake();
  }

  [Symbol.asyncIterator](): AsyncIterator<ServiceEvent> {
    return {
      next: async () => {
        while (true) {
          const step = this.#waiting.shift();
          if (step) return step();
          await new Promise<void>((resolve) => (this.#wake = resolve));
        }
      },
    };
  }
}

/** A chatbot service in this process that answers as a test wants: by a script, or by hand. */
export class ScriptedService implements ChatbotService {
  script: Script = echo;
  readonly turns: Turn[] = [];
  #replies: ManualReply[] = [];
  #takers: ((reply: ManualReply) => void)[] = [];

  async reply(turn: Turn, tell: Tell, signal: AbortSignal): Promise<void> {
    this.turns.push(turn);
    for await (const event of this.script(turn, signal)) tell(event);
  }

  /** Lets a test give each reply by hand; `nextReply` is how it gets hold of it. */
  byHand(): void {
    this.script = (turn, signal) => {
      const reply = new ManualReply(turn, signal);
      const taker = this.#takers.shift();
      if (taker) taker(reply);
      else this.#replies.push(reply);
      return reply;
    };
  }

  nextReply(): Promise<ManualReply> {
    const reply = this.#replies.shift();
    if (reply) return Promise.resolve(reply);
    return patiently(
      () => `the next question to the service; it was asked ${this.turns.length} times`,
      new Promise((resolve) => this.#takers.push(resolve)),
    );
  }
}

/** Says the question again, a word at a time. */
export async function* echo({ text }: Turn): AsyncGenerator<ServiceEvent> {
  yield { type: 'text', text: 'You said:' };
  for (const word of text.split(' ')) {
    await Promise.resolve();
    yield { type: 'text', text: ` ${word}` };
  }
}
