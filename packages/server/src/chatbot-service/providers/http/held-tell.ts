import type { ServiceEvent, Tell } from '../../chatbot-service.js';

/** Tells in order, but nothing as long as something has to be done first. */
export class HeldTell {
  readonly #tell: Tell;
  readonly #held: ServiceEvent[] = [];
  #holds = 0;
  #released: Promise<void> = Promise.resolve();

  constructor(tell: Tell) {
    this.#tell = tell;
  }

  /** Resolves when all has been told that was held back. */
  get released(): Promise<void> {
    return this.#released;
  }

  readonly tell: Tell = (event) => {
    if (this.#holds > 0) this.#held.push(event);
    else this.#tell(event);
  };

  /** @param until does not reject */
  hold(until: Promise<unknown>): void {
    this.#holds += 1;
    const before = this.#released;
    this.#released = until.then(async () => {
      this.#holds -= 1;
      this.#release();
      await before;
    });
  }

  /** Pieces of text that have waited are told as one. */
  #release(): void {
    if (this.#holds > 0) return;
    let text = '';
    const say = () => {
      if (text !== '') this.#tell({ type: 'text', text });
      text = '';
    };
    for (const event of this.#held.splice(0)) {
      if (event.type === 'text') text += event.text;
      else {
        say();
        this.#tell(event);
      }
    }
    say();
  }
}
