/** Stands in place of a secret. */
export const REDACTED = '…';

/** Shorter ones are words of everyday texts, and are refused where secrets are set. */
export const LEAST_SECRET = 4;
/** Codes of letters that are told apart at first sight. */
const FIRSTS = 256;
/** A secret that breaks off where a text ends is one from this many characters on. */
const TELLING = 6;

/**
 * Takes secrets out of texts, in whatever way a service may write them: plain, escaped for JSON,
 * HTML or an address, in base64 (within a longer text, too) or hexadecimal.
 */
export class SecretFilter {
  readonly #forms: readonly string[];
  readonly #byFirst = new Map<string, string[]>();
  /** Flags by a letter's lowest bits: true if a form may begin with it. Read for each letter. */
  readonly #isFirst = new Uint8Array(FIRSTS);
  readonly #longest: number;
  readonly #pattern: RegExp | null;

  constructor(secrets: readonly string[]) {
    const told = secrets.filter(({ length }) => length >= LEAST_SECRET);
    this.#forms = [...new Set(told.flatMap(formsOf))].sort((a, b) => b.length - a.length);
    for (const form of this.#forms) {
      const first = form.charAt(0);
      this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), form]);
      this.#isFirst[form.charCodeAt(0) % FIRSTS] = 1;
    }
    this.#longest = this.#forms[0]?.length ?? 0;
    this.#pattern =
      this.#forms.length === 0 ? null : new RegExp(this.#forms.map(literally).join('|'), 'g');
  }

  /** Nothing to take out. */
  get isEmpty(): boolean {
    return this.#pattern === null;
  }

  /** @param isCut the text goes on where it is not seen: a secret's beginning at its end goes too */
  clean(text: string, isCut = false): string {
    if (!this.#pattern) return text;
    const decoded = withoutNeedlessEscapes(text);
    const readable = decoded !== text && this.#has(decoded) ? decoded : text;
    const clean = readable.replace(this.#pattern, REDACTED);
    if (!isCut) return clean;
    const end = this.#beginning(clean, 0);
    return clean.length - end < TELLING ? clean : clean.slice(0, end) + REDACTED;
  }

  /** The same for every text within a value of JSON. */
  cleanValue<T>(value: T): T {
    return this.#cleaned(value) as T;
  }

  /** The same for what an error and its causes say; they are changed, and keep their kind. */
  cleanError(error: unknown): unknown {
    let cause = error;
    for (let depth = 0; cause instanceof Error && depth < 8; depth += 1) {
      cause.message = this.clean(cause.message);
      if (cause.stack !== undefined) cause.stack = this.clean(cause.stack);
      if ('action' in cause && typeof cause.action === 'string') {
        Object.assign(cause, { action: this.clean(cause.action) });
      }
      cause = cause.cause;
    }
    return error;
  }

  /** For a text that comes in pieces, wherever it was split. */
  stream(): SecretStream {
    return new SecretStream(
      (buffer) => this.#take(buffer),
      (rest) => this.clean(rest, true),
    );
  }

  #has(text: string): boolean {
    return this.#forms.some((form) => text.includes(form));
  }

  #cleaned(value: unknown): unknown {
    if (typeof value === 'string') return this.clean(value, true);
    if (Array.isArray(value)) return value.map((entry) => this.#cleaned(entry));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [this.clean(key), this.#cleaned(inner)]),
    );
  }

  /** Splits what has come into what may be said and what may be the beginning of a secret. */
  #take(buffer: string): { readonly said: string; readonly held: string } {
    if (!this.#pattern) return { said: buffer, held: '' };
    let said = '';
    for (let from = 0; ;) {
      const hold = this.#beginning(buffer, from);
      this.#pattern.lastIndex = from;
      const match = this.#pattern.exec(buffer);
      // One that may still turn out to be a longer one waits.
      if (!match || match.index >= hold) {
        return { said: said + buffer.slice(from, hold), held: buffer.slice(hold) };
      }
      said += buffer.slice(from, match.index) + REDACTED;
      from = match.index + match[0].length;
    }
  }

  /** Finds the start of the longest unfinished secret at the end of a text; its length if there is none. */
  #beginning(text: string, from: number): number {
    for (let at = Math.max(from, text.length - this.#longest + 1); at < text.length; at += 1) {
      if (this.#isFirst[text.charCodeAt(at) % FIRSTS] === 0) continue;
      const forms = this.#byFirst.get(text.charAt(at));
      if (!forms) continue;
      const rest = text.slice(at);
      if (forms.some((form) => form.length > rest.length && form.startsWith(rest))) return at;
    }
    return text.length;
  }
}

/** Splits a text into what may be said and what has to wait for more. */
type Take = (buffer: string) => { readonly said: string; readonly held: string };

/** A text in pieces, without its secrets: what may be the beginning of one is held back. */
export class SecretStream {
  readonly #take: Take;
  readonly #finish: (rest: string) => string;
  #held = '';

  constructor(take: Take, finish: (rest: string) => string) {
    this.#take = take;
    this.#finish = finish;
  }

  /** @returns what may be said by now */
  push(piece: string): string {
    const { said, held } = this.#take(this.#held + piece);
    this.#held = held;
    return said;
  }

  /** @returns what was held back and is none */
  end(): string {
    const rest = this.#finish(this.#held);
    this.#held = '';
    return rest;
  }
}

function formsOf(secret: string): string[] {
  return [
    secret,
    ...jsonFormsOf(secret),
    ...addressFormsOf(secret),
    ...htmlFormsOf(secret),
    ...base64FormsOf(secret),
    hexOf(secret),
    hexOf(secret).toUpperCase(),
  ];
}

/** As JSON wants it, and with what writers of JSON escape beyond that. */
function jsonFormsOf(secret: string): string[] {
  const json = escapedForJson(secret);
  const unicode = (code: string) => `\\u${code.padStart(4, '0')}`;
  const small = (letter: string) => unicode(codeOf(letter));
  const capital = (letter: string) => unicode(codeOf(letter).toUpperCase());
  return [
    json,
    escapedForJson(json),
    // PHP; Go; Gson, of Java; System.Text.Json, of .NET.
    json.replaceAll('/', '\\/'),
    json.replace(/[&<>]/g, small),
    json.replace(/[&'<=>]/g, small),
    secret.replaceAll('\\', '\\\\').replace(/["&'+<>`]/g, capital),
    byLetter(secret, small),
    byLetter(secret, capital),
  ];
}

function addressFormsOf(secret: string): string[] {
  const address = encodeURIComponent(secret);
  const strict = address.replace(/[!'()*]/g, (mark) => `%${hexOf(mark).toUpperCase()}`);
  // Python leaves slashes as they are.
  const withSlashes = [address, strict].map((each) => each.replaceAll('%2F', '/'));
  const everyLetter = hexOf(secret).toUpperCase().replace(/../g, '%$&');
  const addresses = [address, strict, ...withSlashes, encodeURIComponent(address), everyLetter];
  return [
    ...addresses,
    ...addresses.map((each) => each.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())),
    ...addresses.map((each) => each.replaceAll('%20', '+')),
  ];
}

function htmlFormsOf(secret: string): string[] {
  const html = secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  const withQuotes = html.replaceAll("'", '&#39;');
  return [
    html,
    withQuotes,
    withQuotes.replaceAll('&quot;', '&#34;'),
    // Python; Mustache.
    html.replaceAll("'", '&#x27;'),
    withQuotes.replaceAll('/', '&#x2F;').replaceAll('`', '&#x60;').replaceAll('=', '&#x3D;'),
    byLetter(secret, (letter) => `&#${letter.charCodeAt(0)};`),
    byLetter(secret, (letter) => `&#x${codeOf(letter)};`),
    byLetter(secret, (letter) => `&#x${codeOf(letter).toUpperCase()};`),
  ];
}

/**
 * Base64 writes three bytes as four letters, so that a secret within a longer text has one of three
 * looks, but for the letters that it shares with its neighbours.
 */
function base64FormsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const within = [0, 1, 2].map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const shared = (before + bytes.length) % 3 === 0 ? 0 : 1;
    const whole = text.replaceAll('=', '');
    return whole.slice(before === 0 ? 0 : before + 1, whole.length - shared);
  });
  const alone = bytes.toString('base64');
  const forms = [alone, alone.replaceAll('=', ''), ...within.filter((form) => form.length >= 5)];
  return forms.flatMap((form) => [form, form.replaceAll('+', '-').replaceAll('/', '_')]);
}

function escapedForJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

const byLetter = (text: string, write: (letter: string) => string) =>
  text.split('').map(write).join('');
const codeOf = (letter: string) => letter.charCodeAt(0).toString(16);

function hexOf(text: string): string {
  return Buffer.from(text).toString('hex');
}

function literally(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}/-]/g, '\\$&');
}

/** Letters that were escaped although they need not be, as themselves: `\u0068` and `%68` are `h`. */
function withoutNeedlessEscapes(text: string): string {
  return text.replace(/(?:\\u00|%)([2-7][0-9a-f])/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
