import type { Mapping } from '@chatbot-test/shared/config/http-provider.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Source, Tokens } from '@chatbot-test/shared/protocol/message.schema.js';
import { errorInAnswer } from '../../failures/http-status-error.js';
import { NO_PROVIDER_ERROR, readError } from '../../failures/provider-error-body.js';
import type { ServiceTarget } from '../../failures/service-target.js';
import { finishOf } from '../wire/finish.js';
import { SaidInstead } from '../wire/said-instead.js';
import { SaidText } from '../wire/said-text.js';
import { isEnd as isLastEvent } from '../wire/text-reader.js';
import type { WireEvent } from '../wire/wire-events.js';
import { CitedSources } from './cited-sources.js';
import { imagesIn } from './images.js';
import { QuickReplies } from './quick-replies.js';
import { holds, lastNumber, nameIn, piecesOf, textsOf, valuesAt } from './path.js';

/** Most entries of a list of events: others wait while they are read. */
const MOST_ENTRIES = 1_000;

/** Kinds of messages that operators are told of, and characters of one. */
const MOST_KINDS = 5;
const LONGEST_KIND = 40;

/** Reads a reply out of events, by a mapping. */
export class MappedReply {
  readonly #mapping: Mapping;
  readonly #target: ServiceTarget;
  readonly #text: SaidText;
  #hasPieces = false;
  /** Names the message of the last piece; null: nothing has named one. */
  #message: string | null = null;
  /** The message of the next piece is not the service's. */
  #isOwn = false;
  /** The next piece is of another message than those before. */
  #isNextMessage = false;
  /** Something was read of this event that is said, or will be. */
  #isRead = false;
  readonly #unshown = new Set<string>();
  #hasEnded = false;
  #hasEnough = false;
  readonly #instead = new SaidInstead();
  #conversation: string | null = null;
  #input: number | null = null;
  #output: number | null = null;
  #model: string | null = null;
  #finish: string | null = null;
  readonly #sources: CitedSources;
  readonly #quickReplies: QuickReplies;

  /** @param who is asked: tenant, chatbot and address */
  constructor(mapping: Mapping, target: ServiceTarget, who: string) {
    this.#mapping = mapping;
    this.#target = target;
    this.#sources = new CitedSources(mapping.sources ?? []);
    this.#quickReplies = new QuickReplies(mapping.quickReplies ?? []);
    this.#text = new SaidText((mark) => this.#sources.cite(mark), who);
  }

  /** Sources of the reply, as the service gives them. */
  get sources(): readonly Source[] {
    return this.#sources.all;
  }

  /** Quick replies that the service offers. */
  get quickReplies(): QuickReplies {
    return this.#quickReplies;
  }

  /** Kinds of messages of which there was nothing to say. */
  get unshown(): readonly string[] {
    return [...this.#unshown];
  }

  get said(): string {
    return this.#text.said;
  }

  /** Thoughts of the service before its answer; empty if it told none. */
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

  /** True if the service has said that the reply is complete. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** True if nothing more is to be read: other ends have figures behind them. */
  get hasEnough(): boolean {
    return this.#hasEnough;
  }

  /** False if nothing but the end of its answer says that the reply is complete. */
  get hasEndMark(): boolean {
    return this.#mapping.end.length > 0;
  }

  /** The service's id of the conversation; null if it told none. */
  get conversation(): string | null {
    return this.#conversation;
  }

  get model(): string | null {
    return this.#model;
  }

  get finish(): string | null {
    return this.#finish;
  }

  /** Tokens as reported; null if one of the two is missing. */
  get tokens(): Tokens | null {
    const [input, output] = [this.#input, this.#output];
    // Some write zeros where they do not count.
    return input && output ? { input, output, estimated: false } : null;
  }

  /**
   * Takes the next event.
   *
   * @returns what is to be said now; empty if nothing
   * @throws CodedError where the event tells of a failure
   */
  take(event: WireEvent): string {
    this.check(event);
    const mapping = this.#mapping;
    this.#conversation = nameIn(event, mapping.conversation) ?? this.#conversation;
    this.#model = nameIn(event, mapping.model) ?? this.#model;
    this.#text.by(this.#model ?? '');
    this.#finish = nameIn(event, mapping.finish) ?? this.#finish;
    this.#input = lastNumber(textsOf(event, mapping.inputTokens)) ?? this.#input;
    this.#output = lastNumber(textsOf(event, mapping.outputTokens)) ?? this.#output;
    this.#sources.take(event);
    const offered = this.#quickReplies.titles.length;
    this.#quickReplies.take(event);
    this.#isRead = this.#quickReplies.titles.length > offered;
    if (this.said === '') {
      this.#text.think(this.#thoughtOf(event));
    }
    this.#noteMessage(event);
    const isEnd = mapping.end.some((when) => holds(event, when));
    const text = this.#textOf(event) || this.#textOfEntries(event);
    if (!this.#isRead) this.#noteKind(event);
    if (text === '' && !isEnd) this.#instead.take(event);
    this.#noteEnd(event, isEnd, text);
    return text;
  }

  /** Text behind an end shows that it was none: of an agent, the end of a step. */
  #noteEnd({ data }: WireEvent, isEnd: boolean, text: string): void {
    const hadEnded = this.#hasEnded;
    this.#hasEnded = isEnd || (hadEnded && text === '');
    if (!isEnd) return;
    const wantsFigures = this.#mapping.inputTokens.length > 0 && this.tokens === null;
    this.#hasEnough ||= isLastEvent(data) || (text === '' && (hadEnded || !wantsFigures));
    this.#hasEnough ||= this.#mapping.inputTokens.length === 0;
  }

  /**
   * The service sends nothing more.
   *
   * @returns what was held back of the text
   * @throws CodedError where that is too early, or there is nothing to say
   */
  close(): string {
    const rest = this.#text.end();
    const { host } = this.#target;
    const finish = finishOf(this.#finish ?? '');
    if (finish === 'content-filter') throw new CodedError('service-content-filtered', { host });
    if (finish === 'error') throw errorInAnswer(NO_PROVIDER_ERROR, this.#target);
    // Some end a stream without the event that others end it with.
    const wantsEnd = this.#hasPieces && this.#mapping.end.length > 0 && finish === 'other';
    const isCutOff = wantsEnd && !this.#hasEnded;
    const isEmpty = this.said.trim() === '';
    if (!isCutOff && !isEmpty) return rest;
    // A service may have said an error in its place that no mapping knows.
    throw (
      this.#instead.failure(this.#target) ??
      new CodedError(isCutOff ? 'service-cut-off' : 'service-empty', { host })
    );
  }

  /** Reasoning at the first path that has any: a service may send the same under an old and a new name. */
  #thoughtOf(event: WireEvent): string {
    const found = (this.#mapping.thoughts ?? []).map((each) => piecesOf(event, [each]).join(''));
    return found.find((thought) => thought !== '') ?? '';
  }

  #noteKind(event: WireEvent): void {
    for (const kind of textsOf(event, this.#mapping.kind ?? [])) {
      if (kind !== '' && this.#unshown.size < MOST_KINDS)
        this.#unshown.add(kind.slice(0, LONGEST_KIND));
    }
  }

  #noteMessage(event: WireEvent): void {
    const message = textsOf(event, this.#mapping.message ?? []).join(' ');
    if (message === '') return;
    const isOwn = (this.#mapping.own ?? []).some((when) => holds(event, when));
    if (message === this.#message) {
      this.#isOwn ||= isOwn;
      return;
    }
    this.#isOwn = isOwn;
    this.#message = message;
    this.#isNextMessage = this.said !== '';
  }

  #textOf(event: WireEvent): string {
    const mapping = this.#mapping;
    const piece = piecesOf(event, mapping.delta).join('');
    if (piece !== '' && this.#isOwn) return '';
    if (piece !== '') {
      this.#isRead = true;
      this.#hasPieces = true;
      return this.#takePiece(piece);
    }
    // A message that is all of a plain text comes as the network cuts it.
    if (event.isPiece) return this.#takePiece(piecesOf(event, mapping.text)[0] ?? '');
    const texts = this.#hasPieces ? [] : piecesOf(event, mapping.text);
    // A service may say the same at two places of one answer.
    const messages = new Set(texts.filter((text) => text.trim() !== ''));
    const all = [...messages, ...imagesIn(event, mapping.images ?? [])];
    if (all.length === 0) return '';
    this.#isRead = true;
    const text = all.join('\n\n');
    return this.said === '' ? this.#text.takeWhole(text) : this.#text.take(`\n\n${text}`);
  }

  #takePiece(piece: string): string {
    const between = this.#isNextMessage ? '\n\n' : '';
    this.#isNextMessage = false;
    return piece === '' ? '' : this.#text.take(between + piece);
  }

  /** A list of which nothing is to be read as a whole is one of events. */
  #textOfEntries({ value, name }: WireEvent): string {
    if (!Array.isArray(value) || name !== '') return '';
    if (value.length > MOST_ENTRIES) throw new CodedError('service-too-long');
    return (value as unknown[])
      .filter((entry) => typeof entry === 'object' && !Array.isArray(entry))
      .map((entry) => this.take({ value: entry, data: '', name: '' }))
      .join('');
  }

  /** @throws CodedError where the event tells of a failure */
  check(event: WireEvent): void {
    for (const { path, when } of this.#mapping.error) {
      if (when !== undefined && !holds(event, when)) continue;
      const [found] = valuesAt(event, path);
      if (found === undefined || found === '' || found === false || isBlank(found)) continue;
      throw errorInAnswer(readError({ error: found }, this.#target), this.#target);
    }
  }
}

/** Many write an empty error where there is none. */
function isBlank(found: unknown): boolean {
  return typeof found === 'object' && found !== null && Object.keys(found).length === 0;
}
