import type { SendFrame } from '@chatbot-test/shared/protocol/client-frames.schema.js';
import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import type { SessionStore } from './session-store.js';

/**
 * Sends what waits in the conversation's outbox: in order, at most `LIMITS.inFlight` without an
 * ack, and once more on every new link, where the server tells by the `cid` what it has.
 */
export class Outbox {
  readonly #store: SessionStore;
  readonly #send: (frame: SendFrame) => boolean;
  readonly #inFlight = new Set<string>();
  #held = true;

  constructor(store: SessionStore, send: (frame: SendFrame) => boolean) {
    this.#store = store;
    this.#send = send;
  }

  /** The link is gone: nothing is on the way any more. */
  hold(): void {
    this.#held = true;
    this.#inFlight.clear();
  }

  /** Takes note of what the server says of messages on the way; the store has it already. */
  receive(frame: ServerFrame): void {
    switch (frame.type) {
      case 'welcome':
        this.#held = false;
        this.#forgetSent();
        break;
      case 'ack':
        this.#inFlight.delete(frame.cid);
        break;
      case 'message':
        this.#inFlight.delete(frame.message.cid);
        break;
      case 'error':
        if (frame.cid === undefined) return;
        this.#inFlight.delete(frame.cid);
        break;
      default:
        return;
    }
    this.flush();
  }

  flush(): void {
    if (this.#held) return;
    for (const { cid, text, state } of this.#store.state.conversation.outbox) {
      if (state !== 'sending' || this.#inFlight.has(cid)) continue;
      if (this.#inFlight.size >= LIMITS.inFlight || !this.#send({ type: 'send', cid, text }))
        return;
      this.#inFlight.add(cid);
    }
  }

  /** Drops what has not been sent. */
  clear(): void {
    for (const { cid, state } of this.#store.state.conversation.outbox) {
      if (state === 'sent' || this.#inFlight.has(cid)) continue;
      this.#store.dispatch({ type: 'discarded', cid });
    }
  }

  /** After a welcome the log has every message that was acked: what it lacks was reset away. */
  #forgetSent(): void {
    for (const { cid, state } of this.#store.state.conversation.outbox) {
      if (state === 'sent') this.#store.dispatch({ type: 'discarded', cid });
    }
  }
}
