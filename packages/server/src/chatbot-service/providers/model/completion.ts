import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { errorInAnswer } from '../../failures/http-status-error.js';
import { readError } from '../../failures/provider-error-body.js';
import type { ServiceTarget } from '../../failures/service-target.js';
import { finishOf, type Finish } from '../wire/finish.js';
import { SaidText } from '../wire/said-text.js';
import type { WireEvent } from '../wire/wire-events.js';

/** Why a completion stopped; `cut-off`: it did not say so, the stream just ended. */
export type CompletionEnd = Finish | 'cut-off';

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a reply out of the events of OpenAI's chat completions, streamed or whole, and of what
 * others have made of them.
 */
export class Completion {
  readonly #target: ServiceTarget;
  /** Models that cite by marks of their own mean the passages by the same numbers. */
  readonly #text = new SaidText(({ number }) => `[${number}]`);
  #isUnderstood = false;
  #hasEnded = false;
  #model: string | null = null;
  #rawReason: string | null = null;
  #tokens: { readonly input: number; readonly output: number } | null = null;

  constructor(target: ServiceTarget) {
    this.#target = target;
  }

  get said(): string {
    return this.#text.said;
  }

  /** Thoughts of the model before its answer; empty if it told none. */
  get thoughts(): string {
    return this.#text.thoughts;
  }

  /** True if nothing more is to come. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** The model that answered, by its own account; null if it gave none. */
  get model(): string | null {
    return this.#model;
  }

  /** Tokens by its own account; null where that is missing or cannot be. */
  get tokens(): { readonly input: number; readonly output: number } | null {
    return this.#tokens;
  }

  get reason(): CompletionEnd {
    if (this.#rawReason !== null) return finishOf(this.#rawReason);
    return this.#hasEnded ? 'other' : 'cut-off';
  }

  /** Why it stopped, in its own word; null if it gave none. */
  get rawReason(): string | null {
    return this.#rawReason;
  }

  /**
   * Takes the next event.
   *
   * @returns what is to be said now; empty where it is not for the visitor
   * @throws CodedError where the event tells of a failure, or is none of a completion
   */
  take({ value, data }: WireEvent): string {
    if (typeof value !== 'object' || value === null) {
      this.#hasEnded ||= data.trim() === '[DONE]';
      if (/^\s*[[{]/.test(data) && !this.#hasEnded)
        throw this.#unreadable('a part of it is not JSON');
      return '';
    }
    const fields = value as Fields;
    if (isFailure(fields)) throw errorInAnswer(readError(fields, this.#target), this.#target);
    const [choice] = listIn(fields, 'choices');
    this.#isUnderstood ||= 'choices' in fields || 'usage' in fields;
    if (typeof fields['model'] === 'string' && fields['model'] !== '')
      this.#model = fields['model'];
    if (isFields(fields['usage'])) this.#count(fields['usage']);
    return isFields(choice) ? this.#say(choice) : '';
  }

  /**
   * The stream has ended.
   *
   * @returns what was held back of the text
   * @throws CodedError where nothing of it belongs to a completion
   */
  end(): string {
    const said = this.#text.end();
    if (!this.#isUnderstood && !this.#hasEnded) {
      throw this.#unreadable('it does not belong to a chat completion');
    }
    return said;
  }

  #say(choice: Fields): string {
    const isWhole = isFields(choice['message']);
    const delta = isWhole ? choice['message'] : choice['delta'];
    if (typeof choice['finish_reason'] === 'string') this.#rawReason = choice['finish_reason'];
    if (isWhole) this.#hasEnded = true;
    if (!isFields(delta)) return '';
    if (this.said === '') this.#think(delta);
    const text = textOf(delta['content']) || textOf(delta['refusal']);
    if (text === '') return '';
    return isWhole ? this.#text.takeWhole(text) : this.#text.take(text);
  }

  /**
   * `reasoning_content` at DeepSeek and others; `reasoning` at OpenRouter, Groq and Ollama; vLLM
   * writes both. Mistral's thoughts are parts of the content.
   */
  #think({ reasoning_content: old, reasoning, content }: Fields): void {
    this.#text.think(textOf(old) || textOf(reasoning) || partsIn(content, 'thinking'));
  }

  #count(usage: Fields): void {
    const { prompt_tokens: input, completion_tokens: output } = usage;
    if (isCount(input) && isCount(output)) this.#tokens = { input, output };
  }

  #unreadable(reason: string): CodedError {
    return new CodedError('service-unreadable', { host: this.#target.host, reason });
  }
}

/** An `error` in the event, or in place of all of a completion some other word of failure. */
function isFailure(fields: Fields): boolean {
  const { error } = fields;
  if (error !== undefined && error !== null && error !== false && error !== '') return true;
  if ('choices' in fields || 'usage' in fields) return false;
  return 'errors' in fields || 'detail' in fields || fields['object'] === 'error';
}

/** Text, or a list of parts that have some. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  return partsIn(content, 'text');
}

function partsIn(content: unknown, name: 'text' | 'thinking'): string {
  if (!Array.isArray(content)) return '';
  return (content as unknown[]).map((part) => (isFields(part) ? textOf(part[name]) : '')).join('');
}

function listIn(fields: Fields, name: string): readonly unknown[] {
  const list = fields[name];
  return Array.isArray(list) ? list : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && value > 0;
}
