import { SOURCES_OF_COMPLETION } from '@chatbot-test/shared/config/presets/model-presets.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Source } from '@chatbot-test/shared/protocol/message.schema.js';
import { errorInAnswer } from '../../failures/http-status-error.js';
import { NO_PROVIDER_ERROR, readError } from '../../failures/provider-error-body.js';
import type { ServiceTarget } from '../../failures/service-target.js';
import { CitedSources } from '../http/cited-sources.js';
import { finishOf, isLast, type Finish } from '../wire/finish.js';
import { RepeatedEvent } from '../wire/repeated-event.js';
import { SaidInstead } from '../wire/said-instead.js';
import { SaidText } from '../wire/said-text.js';
import { isName } from '../wire/service-name.js';
import { isEnd } from '../wire/text-reader.js';
import type { WireEvent } from '../wire/wire-events.js';

/** Reason why a completion stopped; `cut-off`: the stream ended without one. */
export type CompletionEnd = Finish | 'cut-off';

/** Names of events that end a stream, beside the usual `[DONE]`. */
const ENDS: ReadonlySet<string> = new Set(['done', 'end', 'complete']);

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a reply out of the events of OpenAI's chat completions, streamed or whole, and of what
 * others have made of them.
 */
export class Completion {
  readonly #target: ServiceTarget;
  /** Marks by which some models cite mean the passages by the same numbers. */
  readonly #text: SaidText;
  readonly #instead = new SaidInstead();
  readonly #sources = new CitedSources(SOURCES_OF_COMPLETION);
  /** Piece of the text as nearly all come, which tells nothing but its text once it was read. */
  readonly #piece = new RepeatedEvent();
  /** A whole message has come; with null for a reason where it is to grow. */
  #whole: string | null = null;
  #isUnderstood = false;
  #hasEnded = false;
  /** The last piece of the text came with why it is the last, or before that. */
  #isFinished = false;
  #model: string | null = null;
  #rawReason: string | null = null;
  #tokens: { readonly input: number; readonly output: number } | null = null;

  /**
   * @param who is asked: tenant, address and model
   * @param model as it is asked for
   */
  constructor(target: ServiceTarget, who: string, model: string) {
    this.#target = target;
    this.#text = new SaidText(({ number }) => `[${number}]`, who);
    this.#text.by(model);
  }

  get said(): string {
    return this.#text.said;
  }

  /** Thoughts of the model before its answer; empty if it told none. */
  get thoughts(): string {
    return this.#text.thoughts;
  }

  /** Thoughts were said before their end showed that they were some. */
  get saidThoughts(): boolean {
    return this.#text.saidThoughts;
  }

  /** True as long as nothing has come of the reply, thoughts included. */
  get isBlank(): boolean {
    return this.said === '' && this.thoughts === '';
  }

  /** Sources by the endpoint's own account. */
  get sources(): readonly Source[] {
    return this.#sources.all;
  }

  /** True if nothing more is to come. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** True if the model has said that its text is complete: figures may still come. */
  get isFinished(): boolean {
    return this.#isFinished || this.#hasEnded;
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
    return this.#hasEnded || this.#whole !== null ? 'other' : 'cut-off';
  }

  /** Finish reason in the endpoint's own word; null if it gave none. */
  get rawReason(): string | null {
    return this.#rawReason;
  }

  /**
   * Takes the next event.
   *
   * @returns what is to be said now; empty where it is not for the visitor
   * @throws CodedError where the event tells of a failure, or is none of a completion
   */
  take(event: WireEvent): string {
    const { data, name } = event;
    const repeated = name === '' ? this.#piece.textOf(data) : null;
    if (repeated !== null) return this.#sayPiece(repeated);
    const { value } = event;
    if (name === 'error') throw this.#failure(value);
    this.#hasEnded ||= ENDS.has(name) || (isFields(value) && value['done'] === true);
    // As a whole, in spite of `stream`.
    if (Array.isArray(value))
      return value.map((each) => this.take({ ...event, value: each })).join('');
    if (!isFields(value)) {
      this.#hasEnded ||= isEnd(data);
      if (/^\s*[[{]/.test(data) && !this.#hasEnded)
        throw this.#unreadable('a part of it is not JSON');
      this.#instead.take(event);
      return '';
    }
    if (isFailure(value)) throw this.#failure(value);
    const choices = listIn(value, 'choices').filter(isFields);
    // It may have been asked for others beside it.
    const choice = choices.find(({ index }) => index === undefined || index === 0);
    const isOfCompletion = Array.isArray(value['choices']) || isFields(value['usage']);
    if (!isOfCompletion) this.#instead.take(event);
    this.#isUnderstood ||= isOfCompletion;
    if (isName(value['model'])) {
      this.#model = value['model'];
      this.#text.by(this.#model);
    }
    this.#sources.take(event);
    for (const place of [value, value['x_groq'], choice]) this.#count(place);
    if (!choice) return '';
    const hadBegun = this.said !== '';
    const said = this.#say(choice);
    // What the first piece is read for, no other is.
    if (hadBegun) this.#piece.learn(data, pieceIn(value), pieceIn);
    return said;
  }

  /**
   * The stream has ended.
   *
   * @returns what was held back of the text
   */
  end(): string {
    return this.#text.end();
  }

  /** @throws CodedError where a stream came to its end and the reply did not, or is none */
  check(): void {
    const { host } = this.#target;
    const { reason, said } = this;
    if (reason === 'content-filter') throw new CodedError('service-content-filtered', { host });
    if (reason === 'error') throw errorInAnswer(NO_PROVIDER_ERROR, this.#target);
    if (said.trim() !== '' && reason !== 'cut-off') return;
    const failure = this.#instead.failure(this.#target);
    if (failure) throw failure;
    if (!this.#isUnderstood && !this.#hasEnded)
      throw this.#unreadable('it does not belong to a chat completion');
    throw new CodedError(said.trim() === '' ? 'service-empty' : 'service-cut-off', { host });
  }

  #say(choice: Fields): string {
    const { delta, message, finish_reason: reason, error } = choice;
    if (isSomething(error)) throw this.#failure(error);
    if (isName(reason)) this.#rawReason = reason;
    // Perplexity sends the message so far beside each piece.
    const isPiece = isFields(delta) || !isFields(message);
    const fields = isPiece ? delta : message;
    if (!isPiece) this.#hasEnded ||= reason !== null;
    if (isFields(fields) && this.said === '') this.#think(fields);
    const text = isFields(fields)
      ? textOf(fields['content']) || textOf(fields['refusal'])
      : textOf(choice['text']);
    const said = isPiece ? this.#sayPiece(text) : this.#sayWhole(text);
    this.#isFinished ||= isName(reason) && isLast(reason);
    return said;
  }

  #sayPiece(text: string): string {
    if (text !== '') this.#isFinished = false;
    return text === '' ? '' : this.#text.take(text);
  }

  /** A message may come again and again, as far as it is written, or once more behind its pieces. */
  #sayWhole(text: string): string {
    const before = this.#whole;
    this.#whole = text;
    if (before !== null)
      return text.startsWith(before) ? this.#sayPiece(text.slice(before.length)) : '';
    return this.said === '' ? this.#text.takeWhole(text) : '';
  }

  /**
   * `reasoning_content` at DeepSeek and others; `reasoning` at OpenRouter, Groq and Ollama; vLLM
   * writes both, OpenRouter the details too. Mistral's thoughts are parts of the content.
   */
  #think(fields: Fields): void {
    const { reasoning_content: old, reasoning, reasoning_details: details, thinking } = fields;
    const told = [textOf(old), textOf(reasoning), textOf(details), textOf(thinking)];
    this.#text.think(told.find((text) => text !== '') ?? partsIn(fields['content'], 'thinking'));
  }

  /** Groq's usage stands apart, Moonshot's in the choice. */
  #count(place: unknown): void {
    const usage = isFields(place) && place['usage'];
    if (!isFields(usage)) return;
    const input = usage['prompt_tokens'] ?? usage['input_tokens'];
    const output = usage['completion_tokens'] ?? usage['output_tokens'];
    if (isCount(input) && isCount(output)) this.#tokens = { input, output };
  }

  #failure(value: unknown): CodedError {
    return errorInAnswer(readError(value, this.#target), this.#target);
  }

  #unreadable(reason: string): CodedError {
    return new CodedError('service-unreadable', { host: this.#target.host, reason });
  }
}

/** An `error` in the event, or in place of all of a completion some other word of failure. */
function isFailure(fields: Fields): boolean {
  if (isSomething(fields['error'])) return true;
  if ('choices' in fields || 'usage' in fields) return false;
  return 'errors' in fields || 'detail' in fields || fields['object'] === 'error';
}

/** Many write an empty error where there is none. */
function isSomething(error: unknown): boolean {
  if (typeof error === 'object' && error !== null) return Object.keys(error).length > 0;
  return Boolean(error);
}

/** Text of an event that is a piece of the only choice; empty for any other. */
function pieceIn(value: unknown): string {
  const [choice, another] = isFields(value) ? listIn(value, 'choices') : [];
  const { delta, index = 0 } = isFields(choice) ? choice : {};
  const content = isFields(delta) && index === 0 && another === undefined ? delta['content'] : '';
  return typeof content === 'string' ? content : '';
}

/** Text, something that has one, or a list of such parts. */
function textOf(content: unknown): string {
  if (typeof content === 'string') return content;
  if (typeof content === 'number') return String(content);
  if (isFields(content) && !Array.isArray(content))
    return textOf(content['text'] ?? content['content']);
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
