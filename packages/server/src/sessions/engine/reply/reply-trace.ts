import type {
  Exchange,
  Hit,
  Mark,
  MarkName,
  PromptMessage,
  ReplyDebug,
  ReplyDetails,
  Warning,
} from '@chatbot-test/shared/protocol/message.schema.js';
import type { ServiceEvent } from '../../../chatbot-service/chatbot-service.js';
import { isUnanswered } from '../../../usage/usage-event.js';
import { nearestDocuments } from './nearest-documents.js';
import type { ReplyTotals } from '../../storage/reply-records.js';
import { redactExchange } from './redact-exchange.js';

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

/** Configuration that answered. */
export interface TracedChatbot {
  readonly provider: string;
  readonly fingerprint?: string;
  readonly preview?: boolean;
  /** Visitor who asked, where that was said. */
  readonly visitor?: { readonly id: string; readonly verified: boolean };
}

/** Longer than that an operator waits and wonders, in ms. */
const SLOW = { firstTokenMs: 5_000, totalMs: 20_000 };
/** A text of the details is kept up to here, in code units. */
const LONGEST = 64 * 1024;
/** A service that repeats its request for ever is not followed for ever. */
const MOST_EXCHANGES = 8;

/**
 * Trace of a reply, for its operator. Its times are marks on one monotonic clock, in ms:
 * each part starts where the one before ended, so that they add up to the total by construction.
 */
export class ReplyTrace {
  readonly #start: number;
  readonly #marks: Mark[] = [];
  #last: number;
  #firstTokenMs: number | null = null;
  #hits: readonly Hit[] = [];
  #usage: Usage;
  #prompt: readonly PromptMessage[] | null = null;
  #thoughts = '';
  #exchanges: readonly Exchange[] = [];
  readonly #warnings: Warning[] = [];
  readonly #chatbot: TracedChatbot;

  /** @param start `performance.now()` when the question arrived */
  constructor(start: number, chatbot: TracedChatbot) {
    this.#start = start;
    this.#last = start;
    this.#chatbot = chatbot;
    const { provider } = chatbot;
    this.#usage = { provider, model: null, tokens: null, costUsd: null, finishReason: null };
  }

  /**
   * The part with this name has ended; a time before the last mark's counts as that. A part that
   * is said to have ended twice in a row was longer than it seemed.
   */
  mark(name: MarkName, at = performance.now()): void {
    const end = Math.max(at, this.#last);
    const before = this.#marks.at(-1);
    const ms = end - this.#last;
    if (before?.name === name) {
      this.#marks[this.#marks.length - 1] = { name, ms: microseconds(before.ms + ms) };
    } else this.#marks.push({ name, ms: microseconds(ms) });
    this.#last = end;
  }

  /** Arrival of the question, by `performance.now()`. */
  get start(): number {
    return this.#start;
  }

  take(event: Exclude<ServiceEvent, { type: 'sources' | 'quickReplies' }>): void {
    switch (event.type) {
      case 'text':
        this.#firstTokenMs ??= microseconds(performance.now() - this.#start);
        break;
      case 'mark':
        this.mark(event.name, event.at);
        // Where its part ends, not when the text has come from there to here.
        if (event.name === 'firstToken')
          this.#firstTokenMs ??= microseconds(this.#last - this.#start);
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
        this.#prompt = event.messages;
        break;
      case 'thoughts':
        this.#thoughts = event.text;
        break;
      case 'exchanges':
        this.#exchanges = event.exchanges;
        break;
      case 'warning':
        this.#warnings.push(event.warning);
    }
  }

  /** The service has nothing more to say: ends the part that it was in. */
  serviceEnded(): void {
    const last = this.#marks.at(-1)?.name ?? 'queue';
    // What a service does after its last word (counting, say) is a part of giving the reply.
    if (last === 'generation') return this.mark('generation');
    const next = ORDER[ORDER.indexOf(last) + 1] ?? 'generation';
    this.mark(this.#firstTokenMs === null ? next : 'generation');
  }

  debug(): ReplyDebug {
    const { fingerprint, preview, visitor } = this.#chatbot;
    return {
      totalMs: this.#totalMs,
      firstTokenMs: this.#firstTokenMs,
      marks: [...this.#marks],
      ...this.#usage,
      hits: [...this.#hits],
      warnings: [...this.#warnings, ...this.#slow()],
      ...(fingerprint !== undefined && { fingerprint }),
      ...(preview !== undefined && { preview }),
      ...(visitor && { visitor }),
    };
  }

  /** Null where there is nothing of them. */
  details(): ReplyDetails | null {
    const thoughts = this.#thoughts;
    if (!this.#prompt && this.#exchanges.length === 0 && thoughts === '') return null;
    return {
      ...(thoughts !== '' && { thoughts: cut(thoughts) }),
      prompt: this.#prompt?.map(({ role, content }) => ({ role, content: cut(content) })) ?? null,
      exchanges: this.#exchanges.slice(0, MOST_EXCHANGES).map(redactExchange),
    };
  }

  totals(): ReplyTotals {
    const { provider, model, tokens, costUsd } = this.#usage;
    const firstTokenMs = this.#firstTokenMs;
    const times = { totalMs: this.#totalMs, firstTokenMs };
    const hasNoAnswer = isUnanswered(this.#warnings);
    return {
      ...times,
      provider,
      model,
      tokens,
      costUsd,
      isUnanswered: hasNoAnswer,
      ...(hasNoAnswer && { nearest: nearestDocuments(this.#hits) }),
    };
  }

  get #totalMs(): number {
    return microseconds(this.#marks.reduce((sum, { ms }) => sum + ms, 0));
  }

  #slow(): Warning[] {
    const first = this.#firstTokenMs ?? 0;
    if (first < SLOW.firstTokenMs && this.#totalMs < SLOW.totalMs) return [];
    const [longest] = [...this.#marks].sort((a, b) => b.ms - a.ms);
    if (!longest) return [];
    const seconds = (ms: number) => (ms / 1_000).toFixed(1);
    const message =
      `The reply took ${seconds(this.#totalMs)} s, ${seconds(first)} s until its first word. ` +
      `Most of it, ${seconds(longest.ms)} s, is the part “${PARTS[longest.name]}”.`;
    return [{ code: 'slow', message }];
  }
}

const PARTS: Readonly<Record<MarkName, string>> = {
  queue: 'queue',
  retrieval: 'retrieval',
  prompt: 'prompt',
  connect: 'connect',
  firstToken: 'first token',
  generation: 'generation',
  store: 'store',
};

function cut(text: string): string {
  if (text.length <= LONGEST) return text;
  return `${text.slice(0, LONGEST)}\n[${text.length - LONGEST} more characters are not kept]`;
}

function microseconds(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
