import type { SendFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { SessionStore } from '../session-store.js';

/**
 * Sends what waits in the conversation's outbox: in order, at most `LIMITS.inFlight` without an
 * ack, and once more on every new link, where the server tells by the `cid` what it has. What the
 * server holds back waits for as long as it says (P-RATE-2), and then goes out carefully.
 */
export class Outbox {
  readonly #store: SessionStore;
  readonly #send: (frame: SendFrame) => boolean;
  readonly #inFlight = new Set<string>();
  #link = 0;
  #held = true;
  /** Number of messages that may be under way: one after a refusal, one more with every ack. */
  #window: number = LIMITS.inFlight;
  #pause: ReturnType<typeof setTimeout> | undefined;

  constructor(store: SessionStore, send: (frame: SendFrame) => boolean) {
    this.#store = store;
    this.#send = send;
  }

  /** Tells this link from those before. */
  get link(): number {
    return this.#link;
  }

  /** The link is gone: nothing is on the way any more. */
  hold(): void {
    this.#link += 1;
    this.#held = true;
    this.#inFlight.clear();
    clearTimeout(this.#pause);
    this.#pause = undefined;
  }

  /** All that was written before is known: what waits may go out, if the link is still the same. */
  release(link: number): void {
    if (link !== this.#link) return;
    this.#held = false;
    this.flush();
  }

  /** Takes note of what the server says of messages on the way; the store has it already. */
  receive(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.#forgetSent();
        return;
      case 'ack':
        this.#inFlight.delete(frame.cid);
        this.#window = Math.min(LIMITS.inFlight, this.#window + 1);
        break;
      case 'message':
        this.#inFlight.delete(frame.message.cid);
        break;
      case 'error': {
        if (frame.cid === undefined) return;
        this.#inFlight.delete(frame.cid);
        const { retryAfterMs } = frame.problem;
        if (retryAfterMs !== undefined) this.#wait(retryAfterMs);
        break;
      }
      default:
        return;
    }
    this.flush();
  }

  flush(): void {
    if (this.#held || this.#pause !== undefined) return;
    let after: string | undefined;
    for (const { cid, text, state } of this.#store.state.conversation.outbox) {
      if (state !== 'sending' || text.length > LIMITS.textLength) continue;
      if (!this.#inFlight.has(cid)) {
        const frame: SendFrame = { type: 'send', cid, text, ...(after && { after }) };
        if (this.#inFlight.size >= this.#window || !this.#send(frame)) return;
        this.#inFlight.add(cid);
      }
      after = cid;
    }
  }

  /** Tells whether it was sent on this link and has no answer yet. */
  isOnTheWay(cid: string): boolean {
    return this.#inFlight.has(cid);
  }

  #wait(ms: number): void {
    this.#window = 1;
    this.#pause ??= setTimeout(() => {
      this.#pause = undefined;
      this.flush();
    }, ms);
  }

  /** Forgets acked messages after a welcome: the log has them all, and what it lacks was reset. */
  #forgetSent(): void {
    for (const { cid, state } of this.#store.state.conversation.outbox) {
      if (state === 'sent') this.#store.dispatch({ type: 'discarded', cid });
    }
  }
}
