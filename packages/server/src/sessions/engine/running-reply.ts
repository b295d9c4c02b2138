import { randomUUID } from 'node:crypto';
import { ERRORS } from '@chatbot-test/shared/errors/catalogue.js';
import { CodedError, toProblem } from '@chatbot-test/shared/errors/coded-error.js';
import type {
  BotMessage,
  Problem,
  Source,
  Warning,
} from '@chatbot-test/shared/protocol/message.schema.js';
import type { DeltaFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { Simulation } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import type { ServiceEvent, Turn } from '../../chatbot-service/chatbot-service.js';
import type { ClaimedReply, EndedReply, ReplyEnd } from '../session-repository.js';
import { DeltaBatcher } from './delta-batcher.js';
import type { EngineParts } from './engine-parts.js';
import { doneFrame, sessionTopic } from './news.js';
import type { AnsweringChatbot } from './overrides.js';
import { ReplyTrace } from './reply-trace.js';
import { serviceStream } from './service-stream.js';
import { storableJson } from './storable.js';

/** Why a reply is cut short. Only a stopped one is stored; the others are not ours any more. */
export type Interruption = 'stopped' | 'cleared' | 'lost' | 'shutdown';

/** What a reply is answered by, and since when. */
export interface ReplySetting {
  /** Null if there is none any more: the reply fails. */
  readonly chatbot: AnsweringChatbot | null;
  readonly simulation: Simulation;
  /** `performance.now()` when the question arrived; undefined where another process knows it. */
  readonly since: number | undefined;
}

/** Stores the end of a reply, however long that takes; null if it is not to be stored any more. */
export type StoreEnd = (end: ReplyEnd) => Promise<EndedReply | null>;

/** One reply on its way from the chatbot service to the sockets and the log. */
export class RunningReply {
  readonly claim: ClaimedReply;
  readonly #parts: EngineParts;
  readonly #chatbot: AnsweringChatbot | null;
  readonly #simulation: Simulation;
  readonly #trace: ReplyTrace;
  readonly #batcher: DeltaBatcher;
  readonly #abort = new AbortController();
  #interruption: Interruption | null = null;
  /** What has been sent. */
  #text = '';
  /** Length of what the service has said. */
  #length = 0;
  #sources: readonly Source[] = [];
  #quickReplies: readonly string[] = [];

  constructor(parts: EngineParts, claim: ClaimedReply, setting: ReplySetting) {
    const { chatbot, simulation, since = performance.now() } = setting;
    this.#parts = parts;
    this.claim = claim;
    this.#chatbot = chatbot;
    this.#simulation = simulation;
    this.#trace = new ReplyTrace(since, {
      provider: chatbot?.config.provider.type ?? 'unknown',
      ...(chatbot && { fingerprint: chatbot.fingerprint, preview: chatbot.preview }),
    });
    const deltaMs = Math.max(parts.settings.deltaMs, parts.liveStore.deltaMs);
    this.#batcher = new DeltaBatcher(deltaMs, (text) => this.#say(text));
  }

  interrupt(why: Interruption): void {
    this.#interruption ??= why;
    if (why !== 'stopped') this.#batcher.cancel();
    this.#abort.abort();
  }

  /** Resolves when the reply has ended and everybody was told, or it is not ours any more. */
  async run(store: StoreEnd): Promise<void> {
    try {
      const problem = await this.#answer();
      if (this.#isLost()) return;
      this.#batcher.end();
      this.#trace.serviceEnded();
      const end = this.#end(problem);
      const ended = await store(end);
      if (!ended) return;
      this.#tell(end, ended);
      this.#observe(end);
      await this.#saveTiming();
    } finally {
      this.#parts.liveStore.dropReply(this.claim.sessionId, this.claim.replyId);
    }
  }

  /** @returns what went wrong; null if nothing did, or somebody else ended it */
  async #answer(): Promise<Problem | null> {
    const { service, settings } = this.#parts;
    const { signal } = this.#abort;
    this.#trace.mark('queue');
    if (this.claim.gen > 1) this.#warn(RESTARTED);
    if (this.claim.historyCut) this.#warn(HISTORY_CUT);
    try {
      if (this.claim.gen > settings.mostBeginnings) throw new CodedError('interrupted');
      const turn = this.#turn();
      if (this.#simulation !== 'none') this.#warn(SIMULATED);
      if (this.#simulation === 'service-error') throw new CodedError('service-failed');
      for await (const event of serviceStream(
        service.reply(turn, signal),
        signal,
        settings.serviceSilenceMs,
      )) {
        this.#take(event);
      }
      return null;
    } catch (error) {
      return this.#interruption ? null : this.#problemOf(error);
    } finally {
      // Ends what a service goes on doing after it has thrown or was given up.
      this.#abort.abort();
    }
  }

  #turn(): Turn {
    const { tenantId, chatbotId, sessionId, replyId, text, history, visitor } = this.claim;
    if (!this.#chatbot) throw new CodedError('not-found', { what: 'chatbot' });
    const { mode } = this.#parts;
    const { config } = this.#chatbot;
    const asked = { tenantId, chatbotId, sessionId, replyId, mode, config, text, history, visitor };
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
    const { liveStore } = this.#parts;
    const { sessionId, replyId, gen } = this.claim;
    const piece = { replyId, gen, offset: this.#text.length, text };
    this.#text += text;
    liveStore.appendReply(sessionId, piece);
    const frame: DeltaFrame = { type: 'delta', ...piece };
    liveStore.publish(sessionTopic(sessionId), JSON.stringify(frame));
  }

  #end(problem: Problem | null): ReplyEnd {
    const { sessionId, replyId, gen } = this.claim;
    return {
      sessionId,
      replyId,
      gen,
      state: problem ? 'failed' : this.#interruption === 'stopped' ? 'stopped' : 'done',
      text: this.#text,
      sources: storableJson(this.#sources),
      quickReplies: storableJson(this.#quickReplies),
      revision: this.#chatbot?.revision ?? 1,
      problem,
      ...this.#traced(),
    };
  }

  /** Live: figures alone, whatever becomes of the rest. */
  #traced(): Pick<ReplyEnd, 'debug' | 'details' | 'totals'> {
    if (this.#parts.mode === 'live') {
      return { debug: null, details: null, totals: storableJson(this.#trace.totals()) };
    }
    const details = this.#trace.details();
    return {
      debug: storableJson(this.#trace.debug()),
      details: details && storableJson(details),
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
      createdAt: ended.createdAt.toISOString(),
      ...(ended.replaces && { replaces: ended.replaces }),
      ...(quickReplies.length > 0 && { quickReplies: [...quickReplies] }),
      ...(problem && { problem }),
      ...(end.debug && { debug: this.#trace.debug() }),
    };
    const frame = doneFrame(ended.epoch, message);
    this.#parts.liveStore.publish(sessionTopic(end.sessionId), JSON.stringify(frame));
  }

  /** The row was stored without its own time; a reader in between sees marks that still add up. */
  async #saveTiming(): Promise<void> {
    const { replyId, gen } = this.claim;
    try {
      await this.#parts.repository.saveTiming(replyId, gen, this.#trace.debug());
    } catch (err) {
      this.#parts.log.warn({ err, replyId }, 'the time of storing a reply is not stored');
    }
  }

  #observe({ state, problem }: ReplyEnd): void {
    const { observer, mode } = this.#parts;
    const { start } = this.#trace;
    const debug = this.#trace.debug();
    observer?.replied({ claim: this.claim, mode, state, problem, start, debug });
  }

  #problemOf(error: unknown): Problem {
    const { sessionId, chatbotId, replyId } = this.claim;
    const correlationId = randomUUID();
    const details = { err: error, correlationId, sessionId, chatbotId, replyId };
    this.#parts.log.error(details, 'a reply failed');
    const coded = error instanceof CodedError ? error : new CodedError('service-failed', {}, error);
    const isSecret = this.#parts.mode === 'live' && ERRORS[coded.code].forOperators;
    return toProblem(isSecret ? new CodedError('chatbot-unavailable') : coded, correlationId);
  }

  #isLost(): boolean {
    return this.#interruption !== null && this.#interruption !== 'stopped';
  }
}

const MOST_QUICK_REPLIES = 6;
const SIMULATED = {
  code: 'simulated',
  message: 'A failure was simulated: visitors did not get this reply, and do not.',
};

const HISTORY_CUT = {
  code: 'context-truncated',
  message:
    'The conversation is longer than what the chatbot service gets of it: its start was left out.',
};

const RESTARTED = {
  code: 'restarted',
  message: 'The reply was begun again after an interruption; times count from then.',
};
