import { ERRORS } from '@chatbot-test/shared/errors/catalogue.js';
import { CodedError, toProblem } from '@chatbot-test/shared/errors/coded-error.js';
import type {
  BotMessage,
  Problem,
  ReplyDebug,
  Source,
  Warning,
} from '@chatbot-test/shared/protocol/message.schema.js';
import type { DeltaFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { Simulation } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { fallbackFor } from '../../../chatbot-service/failures/fallback.js';
import {
  HANDED_OVER,
  type ServiceEvent,
  type Turn,
} from '../../../chatbot-service/chatbot-service.js';
import type { ClaimedReply, EndedReply, ReplyEnd } from '../../storage/reply-queue.js';
import { isDatabaseDown } from '../../../database-down.js';
import { DeltaBatcher, gatheringMs } from './delta-batcher.js';
import type { EngineParts } from '../engine-parts.js';
import { listenToService } from './listen-to-service.js';
import { doneFrame, sessionTopic } from '../room/news.js';
import type { AnsweringChatbot } from '../overrides.js';
import { ReplyTrace } from './reply-trace.js';
import type { ReplySlots } from './reply-slots.js';
import { HISTORY_CUT, RESTARTED, SIMULATED, TAKEN_UP } from './reply-warnings.js';
import { isVerified } from '../visitor.js';
import { toPostgresJson } from '../../storage/postgres-text.js';

/** Reason why a reply is cut short. Only a stopped one is stored; the others belong to somebody else now. */
export type Interruption = 'stopped' | 'cleared' | 'lost' | 'shutdown';

/** Chatbot and conditions of a reply, and its start. */
export interface ReplySetting {
  /** Null if there is none any more: the reply fails. */
  readonly chatbot: AnsweringChatbot | null;
  readonly simulation: Simulation;
  /** `performance.now()` when the question arrived; undefined where another process knows it. */
  readonly since: number | undefined;
  /** Tells how many replies are given at once. */
  readonly slots: Pick<ReplySlots, 'running'>;
}

/** Stores the end of a reply, however long that takes; null if it is not to be stored any more. */
export type StoreEnd = (end: ReplyEnd) => Promise<EndedReply | null>;

/** One reply on its way from the chatbot service to the sockets and the log. */
export class RunningReply {
  readonly claim: ClaimedReply;
  readonly #parts: EngineParts;
  readonly #topic: string;
  readonly #chatbot: AnsweringChatbot | null;
  readonly #simulation: Simulation;
  readonly #trace: ReplyTrace;
  readonly #batcher: DeltaBatcher;
  readonly #abort = new AbortController();
  #interruption: Interruption | null = null;
  /** Text that has been sent. */
  #text = '';
  /** Length of what the service has said. */
  #length = 0;
  #sources: readonly Source[] = [];
  #quickReplies: readonly string[] = [];
  /** Problem that visitors would be told of a failure, and the text in its place. */
  #told: Problem | null = null;
  #fallback = '';

  constructor(parts: EngineParts, claim: ClaimedReply, setting: ReplySetting) {
    const { chatbot, simulation, since = performance.now(), slots } = setting;
    const { visitor } = claim;
    this.#parts = parts;
    this.claim = claim;
    this.#topic = sessionTopic(claim.sessionId);
    this.#chatbot = chatbot;
    this.#simulation = simulation;
    this.#trace = new ReplyTrace(since, {
      provider: chatbot?.config.provider.type ?? 'unknown',
      ...(visitor.id !== undefined && {
        visitor: { id: visitor.id, verified: isVerified(visitor) },
      }),
      ...(chatbot && { fingerprint: chatbot.fingerprint, preview: chatbot.preview }),
    });
    const { settings, liveStore } = parts;
    this.#batcher = new DeltaBatcher(
      () => Math.max(liveStore.deltaMs, gatheringMs(settings, slots.running)),
      (text) => this.#say(text),
    );
  }

  interrupt(why: Interruption): void {
    this.#interruption ??= why;
    if (why !== 'stopped') this.#batcher.cancel();
    this.#abort.abort(why === 'lost' || why === 'shutdown' ? HANDED_OVER : undefined);
  }

  /**
   * Resolves when the reply has ended and everybody was told, or it is not ours any more.
   *
   * @returns `again`: the database failed it, and nobody was told of an end
   */
  async run(store: StoreEnd): Promise<'over' | 'again'> {
    try {
      const problem = await this.#answer();
      if (this.#isLost()) return 'over';
      if (problem === 'again') {
        this.#batcher.cancel();
        return 'again';
      }
      this.#batcher.end();
      this.#trace.serviceEnded();
      const end = this.#end(problem);
      const ended = await store(end);
      if (!ended) return 'over';
      this.#tell(end, ended);
      this.#observe(end);
      await this.#saveTiming();
      return 'over';
    } finally {
      this.#parts.liveStore.dropReply(this.claim.sessionId, this.claim.replyId);
    }
  }

  /** @returns what went wrong; null if nothing did, or somebody else ended it */
  async #answer(): Promise<Problem | 'again' | null> {
    const { service, settings, chatbots } = this.#parts;
    const { signal } = this.#abort;
    this.#trace.mark('queue');
    if (this.claim.gen > 1) this.#warn(this.claim.checkpoint === null ? RESTARTED : TAKEN_UP);
    if (this.claim.historyCut) this.#warn(HISTORY_CUT);
    // Nobody is to be asked for a reply that is stopped, or of a session that is over.
    if (signal.aborted && this.claim.checkpoint === null) return null;
    try {
      if (this.claim.gen > settings.mostBeginnings) throw new CodedError('interrupted');
      const { reviewLink } = this.claim;
      if (reviewLink && this.claim.gen === 1 && !(await chatbots.spend?.(reviewLink))) {
        throw new CodedError('review-spent');
      }
      const turn = this.#turn();
      // What its service still does for it is to end.
      if (signal.aborted) await service.reply(turn, () => undefined, signal);
      if (this.#simulation !== 'none') this.#warn(SIMULATED);
      if (this.#simulation === 'service-error') throw new CodedError('service-failed');
      await listenToService<ServiceEvent>(
        (tell) => service.reply(turn, tell, signal),
        (event) => this.#take(event),
        { signal, silenceMs: settings.serviceSilenceMs },
      );
      return null;
    } catch (error) {
      if (this.#interruption) return null;
      if (!isDatabaseDown(error)) return this.#problemOf(error);
      const details = { err: error, ...this.#names };
      this.#parts.log.error(details, 'a reply is begun again: the database failed');
      this.#abort.abort(HANDED_OVER);
      return 'again';
    } finally {
      // Ends what a service goes on doing after it has thrown or was given up.
      this.#abort.abort();
    }
  }

  #turn(): Turn {
    const { tenantId, chatbotId, sessionId, replyId, epoch, address } = this.claim;
    const { text, history, visitor } = this.claim;
    if (!this.#chatbot) throw new CodedError('not-found', { what: 'chatbot' });
    const { mode, storage } = this.#parts;
    const { gen, checkpoint: saved } = this.claim;
    const { config, knowledge } = this.#chatbot;
    const traceparent = this.#parts.observer?.traceparentOf(replyId);
    const ids = {
      tenantId,
      chatbotId,
      sessionId,
      replyId,
      epoch,
      ...(traceparent && { traceparent }),
    };
    const whose = { ...ids, mode, ...(address && { address }) };
    const known = knowledge === null ? {} : { knowledge };
    const checkpoint = {
      saved,
      save: (note: string) => storage.queue.saveCheckpoint(replyId, gen, note),
    };
    const asked = { ...whose, config, ...known, text, history, visitor, checkpoint };
    return this.#simulation === 'none' ? asked : { ...asked, simulation: this.#simulation };
  }

  #warn(warning: Warning): void {
    this.#trace.take({ type: 'warning', warning });
  }

  #take(event: ServiceEvent): void {
    if (event.type === 'sources') {
      this.#sources = event.sources;
      return;
    }
    if (event.type === 'quickReplies') {
      this.#quickReplies = event.texts.slice(0, MOST_QUICK_REPLIES);
      return;
    }
    if (event.type !== 'text') {
      this.#trace.take(event);
      return;
    }
    if (event.text === '') return;
    this.#trace.take(event);
    const room = this.#parts.settings.replyLength - this.#length;
    this.#length += event.text.length;
    this.#batcher.add(event.text.slice(0, room));
    if (event.text.length > room) {
      throw new CodedError('service-too-long');
    }
  }

  #say(text: string): void {
    const { liveStore, meter, mode } = this.#parts;
    const { sessionId, replyId, gen } = this.claim;
    const frame: DeltaFrame = { type: 'delta', replyId, gen, offset: this.#text.length, text };
    this.#text += text;
    liveStore.appendReply(sessionId, frame);
    liveStore.publish(this.#topic, JSON.stringify(frame), frame);
    meter?.said(mode);
  }

  #end(problem: Problem | null): ReplyEnd {
    const { sessionId, replyId, gen } = this.claim;
    return {
      sessionId,
      replyId,
      gen,
      state: problem ? 'failed' : this.#interruption === 'stopped' ? 'stopped' : 'done',
      text: this.#text,
      sources: toPostgresJson(this.#sources),
      quickReplies: toPostgresJson(this.#quickReplies),
      revision: this.#chatbot?.revision ?? 1,
      ...(this.#chatbot && { fingerprint: this.#chatbot.fingerprint }),
      problem,
      ...this.#traced(),
    };
  }

  /** Live: figures alone, whatever becomes of the rest; by a review link operators see more. */
  #traced(): Pick<ReplyEnd, 'debug' | 'details' | 'totals'> {
    if (this.#parts.mode === 'live') {
      const more = this.claim.reviewLink ? { trace: this.#debug() } : {};
      const totals = toPostgresJson({ ...this.#trace.totals(), ...more });
      return { debug: null, details: null, totals };
    }
    const details = this.#trace.details();
    return {
      debug: toPostgresJson(this.#debug()),
      details: details && toPostgresJson(details),
      totals: null,
    };
  }

  /** The text is stored, so that how long storing took is known: it is the last of the marks. */
  #tell(end: ReplyEnd, ended: EndedReply): void {
    this.#trace.mark('store');
    const { problem, sources, quickReplies } = end;
    const message: BotMessage = {
      role: 'bot',
      id: end.replyId,
      seq: ended.seq,
      replyTo: ended.replyTo,
      gen: ended.gen,
      state: end.state,
      text: end.text,
      sources: [...sources],
      revision: end.revision,
      ...(end.fingerprint && { fingerprint: end.fingerprint }),
      createdAt: ended.createdAt.toISOString(),
      ...(ended.replaces && { replaces: ended.replaces }),
      ...(quickReplies.length > 0 && { quickReplies: [...quickReplies] }),
      ...(problem && { problem }),
      ...(end.debug && { debug: this.#debug() }),
    };
    const frame = doneFrame(ended.epoch, message);
    this.#parts.liveStore.publish(this.#topic, JSON.stringify(frame), frame);
  }

  /** The row was stored without its own time; a reader in between sees marks that still add up. */
  async #saveTiming(): Promise<void> {
    const { replyId, gen } = this.claim;
    try {
      await this.#parts.storage.records.saveTiming(replyId, gen, this.#debug());
    } catch (err) {
      const details = { err, ...this.#names };
      this.#parts.log.warn(details, 'the time of storing a reply is not stored');
    }
  }

  #observe({ state, problem }: ReplyEnd): void {
    const { observer, meter, mode } = this.#parts;
    const { start } = this.#trace;
    const debug = this.#trace.debug();
    const record = { claim: this.claim, mode, state, problem, start, debug };
    observer?.replied(record);
    meter?.replied(record);
    const { provider, model, endpoint, totalMs, firstTokenMs, marks } = debug;
    const parts = Object.fromEntries(marks.map(({ name, ms }) => [name, Math.round(ms)]));
    const times = { ms: Math.round(totalMs), firstTokenMs, parts };
    const code = problem?.code;
    this.#parts.log.info(
      { ...this.#names, mode, state, code, provider, model, endpoint, ...times },
      'reply',
    );
  }

  /** Fields of each line of the log on this reply: its id goes from the message to the model. */
  get #names() {
    const { replyId, sessionId, chatbotId, gen } = this.claim;
    return { correlationId: replyId, sessionId, chatbotId, gen };
  }

  #problemOf(error: unknown): Problem {
    const correlationId = this.claim.replyId;
    this.#parts.log.error({ err: error, ...this.#names }, 'a reply failed');
    const coded = error instanceof CodedError ? error : new CodedError('internal', {}, error);
    const isSecret = ERRORS[coded.code].forOperators;
    const told = toProblem(isSecret ? new CodedError('chatbot-unavailable') : coded, correlationId);
    if (this.#parts.mode === 'live') return told;
    this.#told = told;
    if (this.#chatbot) {
      this.#fallback = fallbackFor(error, this.#chatbot.config, this.#length > 0);
    }
    return toProblem(coded, correlationId);
  }

  #debug(): ReplyDebug {
    const provider = this.#chatbot?.config.provider;
    const debug: ReplyDebug = {
      ...this.#trace.debug(),
      ...(provider && 'threshold' in provider && { threshold: provider.threshold }),
    };
    if (!this.#told) return debug;
    const visitors = this.#fallback
      ? { text: this.#fallback, problem: null }
      : { text: this.#text, problem: this.#told };
    return { ...debug, visitors };
  }

  #isLost(): boolean {
    return this.#interruption !== null && this.#interruption !== 'stopped';
  }
}

const MOST_QUICK_REPLIES = 6;
