import type { Unsubscribe } from '../../../live-store/live-store.js';
import type { EngineParts } from '../engine-parts.js';
import type { ReplyRunner } from './reply-runner.js';

/** Requests to the process that answers a session, whichever that is. */
type ReplyRequest =
  | { readonly type: 'stop'; readonly sessionId: string; readonly replyId: string }
  | { readonly type: 'clear'; readonly sessionId: string; readonly epoch: number }
  | { readonly type: 'wake' | 'over'; readonly sessionId: string };

/**
 * Carries requests to the process that answers a session. All of them hear every request, and only
 * one has what it is about: requests are few, and nobody needs to know who that is.
 */
export class ReplyControl {
  readonly #parts: EngineParts;
  readonly #runner: ReplyRunner;
  #leave: Unsubscribe | null = null;

  constructor(parts: EngineParts, runner: ReplyRunner) {
    this.#parts = parts;
    this.#runner = runner;
  }

  async start(): Promise<void> {
    this.#leave = await this.#parts.liveStore.subscribe(this.#topic, (text) => {
      void this.#carryOut(JSON.parse(text) as ReplyRequest);
    });
  }

  ask(request: ReplyRequest): void {
    this.#parts.liveStore.publish(this.#topic, JSON.stringify(request));
  }

  close(): void {
    this.#leave?.();
  }

  get #topic(): string {
    return `replies:${this.#parts.mode}`;
  }

  /** Never rejects, as nothing of the runner does. */
  async #carryOut(request: ReplyRequest): Promise<void> {
    switch (request.type) {
      case 'stop':
        await this.#runner.stop(request.sessionId, request.replyId);
        break;
      case 'clear':
        await this.#runner.clear(request.sessionId, request.epoch);
        break;
      case 'over':
        await this.#runner.stopAll(request.sessionId);
        break;
      case 'wake':
        // One that hands over hears itself, and another that does the same.
        if (!this.#runner.isHandingOver) await this.#runner.wake(request.sessionId);
    }
  }
}
