/** Tells whether a typed text is this origin: browsers leave out the default port of a scheme. */
const isOrigin = (origin: string) => (typed: string) =>
  typed === origin || (URL.canParse(typed) && new URL(typed).origin === origin);

export interface OriginSettings {
  /** Origins at which browsers reach this server. */
  readonly own: readonly string[];
  /** Further dashboards. */
  readonly dashboards: readonly string[];
}

/**
 * Rights of pages, by the `Origin` that their browser sends. Origins are compared as whole
 * strings: there are no wildcards, so no look-alike of a listed one is let in. `null`, which
 * any sandboxed frame can send, and no origin at all are never on a list.
 */
export class Origins {
  #own: ReadonlySet<string>;
  readonly #dashboards: ReadonlySet<string>;

  constructor({ own, dashboards }: OriginSettings) {
    this.#own = new Set(own);
    this.#dashboards = new Set(dashboards);
  }

  /** Tells where the server can be reached, once that is known. */
  setOwn(origins: readonly string[]): void {
    this.#own = new Set(origins);
  }

  /** Pages that this server serves itself. */
  isOwn(origin: string | undefined): boolean {
    return origin !== undefined && this.#own.has(origin);
  }

  /** Dashboards: operators' requests and test sessions. */
  mayManage(origin: string | undefined): boolean {
    return this.isOwn(origin) || (origin !== undefined && this.#dashboards.has(origin));
  }

  /** Pages that embed a chatbot whose published configuration allows these origins. */
  mayEmbed(origin: string | undefined, allowedOrigins: readonly string[]): boolean {
    return this.isOwn(origin) || (origin !== undefined && allowedOrigins.some(isOrigin(origin)));
  }
}
