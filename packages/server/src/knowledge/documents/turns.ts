/**
 * Lets pieces of work go one after the other, in the order in which they came. Who stores a long
 * document takes a turn for each part, so that short ones go in between, and others who need the
 * database wait for one part at most.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve();

  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
