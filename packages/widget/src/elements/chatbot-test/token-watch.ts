/** Claims read from a token, unverified: only the server can verify them. */
export interface TokenClaims {
  /** Operator whose token it is: the same for every token of one operator. */
  readonly operator: string;
  /** ms since 1970; null where it does not expire, or does not say. */
  readonly expiresAt: number | null;
}

export function claimsOf(token: string): TokenClaims {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const { sub, tenant, exp } = JSON.parse(atob(payload)) as Record<string, unknown>;
    return {
      operator: JSON.stringify([tenant, sub]),
      expiresAt: typeof exp === 'number' ? exp * 1_000 : null,
    };
  } catch {
    return { operator: '', expiresAt: null };
  }
}

/** A page has this long to bring a new token before the old one ends, in ms; at most a fifth of it. */
const AHEAD_MS = 60_000;
/** Browsers take a longer wait for none, in ms. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** Tells shortly before a token expires, and when it has. */
export class TokenWatch {
  readonly #tell: (reason: 'expiring' | 'expired') => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (reason: 'expiring' | 'expired') => void) {
    this.#tell = tell;
  }

  /** Watches this token instead of the one before. */
  watch({ expiresAt }: TokenClaims): void {
    this.stop();
    if (expiresAt === null) return;
    const left = expiresAt - Date.now();
    if (left <= 0) return; // The server says so, at once.
    this.#wait(left - Math.min(AHEAD_MS, left / 5), () => {
      this.#tell('expiring');
      this.#wait(expiresAt - Date.now(), () => this.#tell('expired'));
    });
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wait(ms: number, run: () => void): void {
    const now = Math.min(ms, LONGEST_WAIT_MS);
    this.#timer = setTimeout(() => (now < ms ? this.#wait(ms - now, run) : run()), now);
  }
}
