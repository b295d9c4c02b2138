import { setTimeout as delay } from 'node:timers/promises';
import type { HttpProvider } from '@chatbot-test/shared/config/http-provider.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Warning } from '@chatbot-test/shared/protocol/message.schema.js';
import type { Turn } from '../../chatbot-service.js';
import { ServiceRefusal } from '../../failures/http-status-error.js';
import type { ReadEvents } from '../wire/read-answer.js';
import type { TakeEvent, WireEvent } from '../wire/wire-events.js';
import type { RequestPlan } from './connector-request.js';
import { serviceOf, type ConversationState } from './connector-sessions.js';
import { Generation, type GenerationPlace } from './generation.js';
import type { GenerationNote, GenerationNotes } from './generation-notes.js';
import type { MappedReply } from './mapped-reply.js';

/** A stream that breaks off again and again is given up. */
const MOST_REJOINED = 3;
/** Time within which a service repeats what was said, in ms; told as one piece it shows no gap. */
const REPLAY_MS = 150;

export interface RejoinerOptions {
  readonly turn: Turn;
  readonly provider: HttpProvider;
  readonly host: string;
  readonly notes: GenerationNotes;
  readonly open: (plan: RequestPlan) => Promise<ReadEvents>;
  readonly stateOf: () => ConversationState;
  /** Told of what has to be done before anything of the reply may be said; it does not reject. */
  readonly hold: (until: Promise<unknown>) => void;
}

/** Goes on with what a service generates, after this process or the connection has failed. */
export class Rejoiner {
  readonly #options: RejoinerOptions;
  readonly #warnings: Warning[] = [];
  /** Null: the service has no way back. */
  #generation: Generation | null;

  constructor(options: RejoinerOptions) {
    const { rejoin } = options.provider;
    this.#options = options;
    this.#generation = rejoin ? new Generation(rejoin) : null;
  }

  /** Undefined where the service has no way back. */
  get place(): GenerationPlace | undefined {
    return this.#generation?.place;
  }

  /** The service has told what it generates. */
  get isKnown(): boolean {
    return this.#generation?.isKnown ?? false;
  }

  /** Takes the warnings for the operator since the last call. */
  takeWarnings(): Warning[] {
    return this.#warnings.splice(0);
  }

  /** Finds what another process has begun for this reply; null where there is nothing to go on with. */
  begun(): GenerationNote | null {
    const { provider, notes, turn } = this.#options;
    if (turn.checkpoint === undefined || turn.checkpoint.saved === null) return null;
    const note = notes.read(turn);
    if (provider.rejoin && note?.state.service === serviceOf(provider)) {
      this.#generation = new Generation(provider.rejoin, note.place);
      return note;
    }
    const why = note ? 'belongs to another service' : 'was noted with a key that is no more';
    this.#warn('asked-anew', `The reply that was begun ${why}.`);
    return null;
  }

  /** Goes on with what was begun; null where the service has it no more, and is to be asked anew. */
  async goOn(): Promise<ReadEvents | null> {
    const { host, hold, provider } = this.#options;
    try {
      const read = await this.#reopen();
      hold(delay(REPLAY_MS));
      this.#warn('rejoined', `${host} went on with the reply that was begun.`);
      return read;
    } catch (error) {
      if (!isGone(error)) throw error;
      this.#warn('asked-anew', `${host} has the reply no more that was begun: ${error.message}`);
      this.#generation = provider.rejoin ? new Generation(provider.rejoin) : null;
      return null;
    }
  }

  /** Notes what was begun, and how far it was read: a stream that breaks off is rejoined there. */
  follow(first: ReadEvents, reply: MappedReply): ReadEvents {
    const generation = this.#generation;
    if (!generation) return first;
    return async (take) => {
      let read = first;
      for (let left = MOST_REJOINED; ; left -= 1) {
        const cut = await cutOf(read, (event) => this.#note(generation, event) && take(event));
        if (reply.hasEnded || (!cut && !reply.hasEndMark)) return;
        if (left === 0 || !generation.isKnown) {
          if (cut) throw cut;
          return;
        }
        read = await this.#reopenAfter(cut);
        this.#warn('rejoined', `The stream of ${this.#options.host} broke off and was rejoined.`);
      }
    };
  }

  /** @throws CodedError `service-cut-off` where the service refuses: that is not why the reply failed */
  async #reopenAfter(cut: CodedError | null): Promise<ReadEvents> {
    try {
      return await this.#reopen();
    } catch (error) {
      if (!(error instanceof ServiceRefusal)) throw error;
      if (error.warning) this.#warnings.push(error.warning);
      throw cut ?? new CodedError('service-cut-off', { host: this.#options.host }, error);
    }
  }

  #reopen(): Promise<ReadEvents> {
    const url = this.#options.provider.rejoin?.url ?? '';
    return this.#options.open({ method: 'GET', url, body: '' });
  }

  /** @returns whether the event was not read before */
  #note(generation: Generation, event: WireEvent): boolean {
    const wasKnown = generation.isKnown;
    if (!generation.take(event)) return false;
    if (!wasKnown && generation.isKnown) this.#options.hold(this.#keep(generation));
    return true;
  }

  /** Keeps the generation's id; without it, a crash begins the reply again, as with any other service. */
  async #keep({ place }: Generation): Promise<void> {
    const { notes, turn, provider, stateOf } = this.#options;
    try {
      await notes.write(turn, { place, state: { ...stateOf(), service: serviceOf(provider) } });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.#warn('not-rejoinable', `What was begun could not be noted: ${reason}`);
    }
  }

  #warn(code: string, message: string): void {
    this.#warnings.push({ code, message });
  }
}

/** It was not there to be rejoined, and has not begun to answer: asking anew is no second answer. */
function isGone(error: unknown): error is ServiceRefusal {
  const codes: readonly string[] = ['service-not-found', 'service-request-refused'];
  return error instanceof ServiceRefusal && codes.includes(error.code);
}

/** Reads to the end. @returns that the stream was cut off; null: it was not */
async function cutOf(read: ReadEvents, take: TakeEvent): Promise<CodedError | null> {
  try {
    await read(take);
    return null;
  } catch (error) {
    if (error instanceof CodedError && error.code === 'service-cut-off') return error;
    throw error;
  }
}
