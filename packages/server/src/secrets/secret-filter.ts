import { folded, placeOf, readings, type Reading } from './escapes.js';

/** Stands in place of a secret. */
export const REDACTED = '…';

/** Shorter ones are words of everyday texts, and are refused where secrets are set. */
export const LEAST_SECRET = 4;
/** Codes of letters that are told apart at first sight. */
const FIRSTS = 256;
/** A secret that breaks off where a text ends is one from this many letters on. */
const TELLING = 6;
/** Part by which a text that is held back has grown when it is looked at again. */
const GROWTH = 1 / 16;

/** Part of a text, by its first place and the one behind its last. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** Secrets in a text, by their places in it as it was written. */
interface Found {
  /** Secrets, in order, and apart. */
  readonly secrets: readonly Span[];
  /** Beginning of what may go on to be a secret; the length of the text if nothing may. */
  readonly open: number;
  /** Beginning of what can be told to be one although it breaks off; the length if there is none. */
  readonly broken: number;
}

/**
 * Takes secrets out of texts, in whatever way a service may write them: plain, in base64 (within a
 * longer text, too), in hexadecimal, in letters of any case, and each of these escaped for JSON, HTML,
 * Markdown or an address, letter by letter as it likes.
 */
export class SecretFilter {
  readonly #byFirst = new Map<string, string[]>();
  /** Flags by a letter's lowest bits: true if a form may begin with it. Read for each letter. */
  readonly #isFirst = new Uint8Array(FIRSTS);
  readonly #longest: number;
  readonly #pattern: RegExp | null;

  constructor(secrets: readonly string[]) {
    const told = secrets.filter(({ length }) => length >= LEAST_SECRET);
    const forms = [...new Set(told.flatMap(formsOf))].sort((a, b) => b.length - a.length);
    for (const form of forms) {
      const first = form.charAt(0);
      this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), form]);
      this.#isFirst[form.charCodeAt(0) % FIRSTS] = 1;
    }
    this.#longest = forms[0]?.length ?? 0;
    this.#pattern = forms.length === 0 ? null : new RegExp(forms.map(literally).join('|'), 'g');
  }

  /** Nothing to take out. */
  get isEmpty(): boolean {
    return this.#pattern === null;
  }

  /** @param isCut the text goes on where it is not seen: a secret's beginning at its end goes too */
  clean(text: string, isCut = false): string {
    if (!this.#pattern) return text;
    const { secrets, broken } = this.#find(text, this.#pattern);
    const end = isCut ? broken : text.length;
    const clean = without(text, secrets, end);
    return end < text.length && !clean.endsWith(REDACTED) ? clean + REDACTED : clean;
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

  /** Makes a filter for a text that comes in pieces, wherever it was split. */
  stream(): SecretStream {
    return new SecretStream(
      (buffer) => this.#take(buffer),
      (rest) => this.clean(rest, true),
    );
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
  #take(buffer: string): Taken {
    if (!this.#pattern) return { said: buffer, held: '' };
    const { secrets, open } = this.#find(buffer, this.#pattern);
    // One that may still turn out to be a longer one waits.
    const done = secrets.filter(({ from }) => from < open);
    const end = Math.max(open, done.at(-1)?.to ?? 0);
    return { said: without(buffer, done, end), held: buffer.slice(end) };
  }

  #find(text: string, pattern: RegExp): Found {
    const spans: Span[] = [];
    let open = text.length;
    let broken = text.length;
    for (const reading of readings(text)) {
      addSpans(spans, reading, pattern);
      const begun = this.#beginning(reading);
      open = Math.min(open, placeOf(reading, begun));
      if (reading.whole - begun >= TELLING) broken = Math.min(broken, placeOf(reading, begun));
    }
    return { secrets: apart(spans), open, broken };
  }

  /** Finds the start of the longest unfinished secret at the end of a text, or what may be escaped there. */
  #beginning({ text, whole }: Reading): number {
    for (let at = Math.max(0, whole - this.#longest + 1); at < whole; at += 1) {
      if (this.#isFirst[text.charCodeAt(at) % FIRSTS] === 0) continue;
      const forms = this.#byFirst.get(text.charAt(at));
      if (!forms) continue;
      const rest = text.slice(at, whole);
      if (forms.some((form) => form.length > rest.length && form.startsWith(rest))) return at;
    }
    return whole;
  }
}

/** A text in what may be said and what has to wait for more. */
interface Taken {
  readonly said: string;
  readonly held: string;
}

/** A text in pieces, without its secrets: what may be the beginning of one is held back. */
export class SecretStream {
  readonly #take: (buffer: string) => Taken;
  readonly #finish: (rest: string) => string;
  #held = '';
  /** Length of what is held that has been looked at. */
  #seen = 0;

  constructor(take: (buffer: string) => Taken, finish: (rest: string) => string) {
    this.#take = take;
    this.#finish = finish;
  }

  /** @returns what may be said by now */
  push(piece: string): string {
    this.#held += piece;
    // Looked at again for each letter, a long secret would cost the square of its length.
    if (this.#held.length - this.#seen < this.#seen * GROWTH) return '';
    const { said, held } = this.#take(this.#held);
    this.#held = held;
    this.#seen = held.length;
    return said;
  }

  /** @returns what was held back and is none */
  end(): string {
    const rest = this.#finish(this.#held);
    this.#held = '';
    this.#seen = 0;
    return rest;
  }
}

function addSpans(spans: Span[], reading: Reading, pattern: RegExp): void {
  pattern.lastIndex = 0;
  for (let match = pattern.exec(reading.text); match; match = pattern.exec(reading.text)) {
    const to = match.index + match[0].length;
    spans.push({ from: placeOf(reading, match.index), to: placeOf(reading, to) });
    // Another one may begin within this one.
    pattern.lastIndex = match.index + 1;
  }
}

/** Sorts spans and merges those that overlap. */
function apart(spans: readonly Span[]): readonly Span[] {
  if (spans.length < 2) return spans;
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (!last || span.from >= last.to) merged.push(span);
    else if (span.to > last.to) merged[merged.length - 1] = { from: last.from, to: span.to };
  }
  return merged;
}

/** The beginning of a text without these parts. */
function without(text: string, parts: readonly Span[], end: number): string {
  let said = '';
  let from = 0;
  for (const part of parts) {
    if (part.from >= end) break;
    said += text.slice(from, part.from) + REDACTED;
    from = part.to;
  }
  return said + text.slice(from, end);
}

function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  const coded = [...base64FormsOf(bytes), bytes.toString('hex'), bytes.toString('latin1')];
  // Read as texts are: what stands in it may look like an escape.
  const read = readings(secret).map(({ text }) => text);
  return [...coded.map(folded), ...read].filter(({ length }) => length >= LEAST_SECRET);
}

/**
 * Base64 writes three bytes as four letters, so that a secret within a longer text has one of three
 * looks, but for the letters that it shares with its neighbours.
 */
function base64FormsOf(bytes: Buffer): string[] {
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

function literally(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}/-]/g, '\\$&');
}
