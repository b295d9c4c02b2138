import type {
  Hit,
  Mark,
  MarkName,
  ReplyDebug,
  Warning,
} from '@chatbot-test/shared/protocol/message.schema.js';
import type { ServiceEvent } from '../../chatbot-service/chatbot-service.js';

/** The parts in the order in which they happen. */
const ORDER: readonly MarkName[] = [
  'queue',
  'retrieval',
  'prompt',
  'connect',
  'firstToken',
  'generation',
  'store',
];

type Usage = Omit<Extract<ServiceEvent, { type: 'usage' }>, 'type'>;

/**
 * How a reply came about, for its operator. Its times are marks on one monotonic clock, in ms:
 * each part starts where the one before ended, so that they add up to the total by construction.
 */
export class ReplyTrace {
  readonly #start: number;
  readonly #marks: Mark[] = [];
  #last: number;
  #firstTokenMs: number | null = null;
  #hits: readonly Hit[] = [];
  #usage: Usage;
  readonly #warnings: Warning[] = [];
  #raw: Pick<ReplyDebug, 'prompt' | 'exchanges'> = {};

  /** @param start `performance.now()` when the question arrived */
  constructor(start: number, provider: string) {
    this.#start = start;
    this.#last = start;
    this.#usage = { provider, model: null, tokens: null, costUsd: null };
  }

  /** The part with this name has ended; a time before the last mark's counts as that. */
  mark(name: MarkName, at = performance.now()): void {
    const end = Math.max(at, this.#last);
    this.#marks.push({ name, ms: microseconds(end - this.#last) });
    this.#last = end;
  }

  take(event: Exclude<ServiceEvent, { type: 'sources' | 'quickReplies' }>): void {
    switch (event.type) {
      case 'text':
        this.#firstTokenMs ??= microseconds(performance.now() - this.#start);
        break;
      case 'mark':
        this.mark(event.name, event.at);
        break;
      case 'hits':
        this.#hits = event.hits;
        break;
      case 'usage': {
        const { type: _, ...usage } = event;
        this.#usage = { ...this.#usage, ...usage };
        break;
      }
      case 'prompt':
        this.#raw = { ...this.#raw, prompt: [...event.messages] };
        break;
      case 'exchanges':
        this.#raw = { ...this.#raw, exchanges: [...event.exchanges] };
        break;
      case 'warning':
        this.#warnings.push(event.warning);
    }
  }

  /** The service has nothing more to say: ends the part that it was in, unless it has done so. */
  serviceEnded(): void {
    const last = this.#marks.at(-1)?.name ?? 'queue';
    if (last === 'generation') return;
    const next = ORDER[ORDER.indexOf(last) + 1] ?? 'generation';
    this.mark(this.#firstTokenMs === null ? next : 'generation');
  }

  debug(): ReplyDebug {
    return {
      totalMs: microseconds(this.#marks.reduce((sum, { ms }) => sum + ms, 0)),
      firstTokenMs: this.#firstTokenMs,
      marks: [...this.#marks],
      ...this.#usage,
      hits: [...this.#hits],
      warnings: [...this.#warnings],
      ...this.#raw,
    };
  }
}

function microseconds(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
