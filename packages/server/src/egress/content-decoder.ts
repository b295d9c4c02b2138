import type { Duplex } from 'node:stream';
import * as zlib from 'node:zlib';

/** A body is compressed in a way that cannot be read; its message is part of a sentence. */
export class UnreadableCoding extends Error {
  override readonly name = 'UnreadableCoding';
}

/** Says why a body could not be decompressed, as part of a sentence; null: that was not why. */
export function codingProblem(error: unknown): string | null {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    if (inner instanceof UnreadableCoding) return inner.message;
    const code = 'code' in inner && typeof inner.code === 'string' ? inner.code : '';
    // Codes of zlib, brotli and zstd.
    if (/^(?:Z_|ERR__ERROR_|ERR_BROTLI|ZSTD_error)/.test(code)) return 'its compression is broken';
  }
  return null;
}

/** Taker of the pieces of a body. */
export interface PieceSink {
  /** Takes a piece. @returns true if the next may follow at once */
  write(piece: Buffer): boolean;
  end(): void;
}

export interface ContentDecoderOptions {
  readonly sink: PieceSink;
  readonly fail: (error: Error) => void;
  /** Told when the next piece may follow for which `write` said no. */
  readonly resume: () => void;
  /** True if a body that ends too early is read as far as it goes, as browsers do. Default: false. */
  readonly acceptsCutOff?: boolean;
}

/** More than that nobody writes by mistake. */
const MOST_CODINGS = 3;
/** Names of other things that servers put in the place of a coding. */
const NO_CODING =
  /^(?:identity|none|null|binary|[78]bit|chunked|(?:us-)?ascii|utf-?\d.*|iso-.*|windows-.*)$|\//;
/** First bytes that are looked at to tell text from what is compressed. */
const LOOKED_AT = 16;
const GZIP = [0x1f, 0x8b];
const ZSTD = [0x28, 0xb5, 0x2f, 0xfd];
/** Only newer runtimes have it. */
const { createZstdDecompress } = zlib as { createZstdDecompress?: () => Duplex };

/**
 * Decompresses a body by what its bytes are: services declare codings that they do not use, use some
 * that they do not declare, and some twice.
 */
export class ContentDecoder implements PieceSink {
  readonly #layers: readonly Layer[];

  /** @param declared the value of `Content-Encoding`; empty: there was none */
  constructor(declared: string, options: ContentDecoderOptions) {
    const codings = declared
      .toLowerCase()
      .split(',')
      .map((coding) => coding.trim())
      .filter((coding) => coding !== '' && !NO_CODING.test(coding));
    // What was declared last was done last. Below all of it may be one that was not declared.
    const outermostFirst = [...codings.slice(-MOST_CODINGS).reverse(), ''];
    const { fail, acceptsCutOff } = options;
    const layers: Layer[] = [];
    let sink = options.sink;
    for (const [index, coding] of [...outermostFirst.entries()].reverse()) {
      const resume = index === 0 ? options.resume : () => layers[index - 1]?.resume();
      const layer = new Layer(coding, { sink, fail, resume, acceptsCutOff });
      layers[index] = layer;
      sink = layer;
    }
    this.#layers = layers;
  }

  /** True if nothing of it is compressed, as far as is known. */
  get isPlain(): boolean {
    return this.#layers.every(({ isPlain }) => isPlain);
  }

  write(piece: Buffer): boolean {
    return this.#layers[0]?.write(piece) ?? true;
  }

  end(): void {
    this.#layers[0]?.end();
  }

  /** Goes on after a piece for which the sink said no. */
  resume(): void {
    this.#layers.at(-1)?.resume();
  }

  destroy(): void {
    for (const layer of this.#layers) layer.destroy();
  }
}

/** One coding, or none. */
class Layer implements PieceSink {
  readonly #coding: string;
  readonly #options: ContentDecoderOptions;
  /** Bytes from before it was known what they are. */
  #begun: Buffer = Buffer.alloc(0);
  /** Undefined: it is not known yet; null: nothing is to be decoded. */
  #decoder: Duplex | null | undefined;

  constructor(coding: string, options: ContentDecoderOptions) {
    this.#coding = coding;
    this.#options = options;
  }

  get isPlain(): boolean {
    return !this.#decoder;
  }

  write(piece: Buffer): boolean {
    if (this.#decoder) return this.#decoder.write(piece);
    if (this.#decoder === null) return this.#options.sink.write(piece);
    this.#begun = Buffer.concat([this.#begun, piece]);
    return this.#begin(false);
  }

  end(): void {
    if (this.#decoder === undefined) this.#begin(true);
    if (this.#decoder) this.#decoder.end();
    else if (this.#decoder === null) this.#options.sink.end();
  }

  resume(): void {
    if (this.#decoder) this.#decoder.resume();
    else this.#options.resume();
  }

  destroy(): void {
    this.#decoder?.destroy();
  }

  #begin(isAll: boolean): boolean {
    const { fail, acceptsCutOff = false } = this.#options;
    try {
      const found = decoderOf(this.#coding, this.#begun, isAll, acceptsCutOff);
      if (found === undefined) return true;
      this.#decoder = found;
      if (found) this.#connect(found);
    } catch (error) {
      fail(error instanceof Error ? error : new Error(String(error)));
      return true;
    }
    const begun = this.#begun;
    this.#begun = Buffer.alloc(0);
    return begun.length === 0 || this.write(begun);
  }

  #connect(decoder: Duplex): void {
    const { sink, fail, resume } = this.#options;
    decoder.on('drain', resume);
    decoder.on('data', (piece: Buffer) => {
      if (!sink.write(piece)) decoder.pause();
    });
    decoder.on('end', () => sink.end());
    decoder.on('error', fail);
  }
}

/**
 * Finds the decoder of a body by its first bytes.
 *
 * @returns null: it is to be read as it is; undefined: more of it is needed to tell
 * @throws UnreadableCoding
 */
function decoderOf(
  coding: string,
  bytes: Buffer,
  isAll: boolean,
  acceptsCutOff: boolean,
): Duplex | null | undefined {
  const { Z_SYNC_FLUSH, BROTLI_OPERATION_FLUSH } = zlib.constants;
  const options = acceptsCutOff ? { finishFlush: Z_SYNC_FLUSH } : {};
  const isBegun = (magic: readonly number[]) =>
    magic.every((byte, at) => at >= bytes.length || bytes[at] === byte);
  const has = (magic: readonly number[]) => bytes.length >= magic.length && isBegun(magic);
  if (has(GZIP)) return zlib.createGunzip(options);
  if (has(ZSTD)) {
    if (createZstdDecompress) return createZstdDecompress();
    throw new UnreadableCoding('it is compressed with zstd, which this server cannot read');
  }
  if (bytes.length === 0) return isAll ? null : undefined;
  if (!isAll && (isBegun(GZIP) || isBegun(ZSTD))) return undefined;
  if (coding === '') return null;
  if (!isAll && bytes.length < LOOKED_AT) return undefined;
  if (isText(bytes.subarray(0, LOOKED_AT))) return null;
  if (coding === 'deflate') {
    return isZlib(bytes) ? zlib.createInflate(options) : zlib.createInflateRaw(options);
  }
  if (coding === 'br') {
    return zlib.createBrotliDecompress(
      acceptsCutOff ? { finishFlush: BROTLI_OPERATION_FLUSH } : {},
    );
  }
  const name = coding.replace(/[^\w.-]/g, '').slice(0, 20);
  throw new UnreadableCoding(`it is said to be compressed with ${name}, and cannot be read so`);
}

/** Header of RFC 1950, section 2.2; without it, what is called deflate is RFC 1951. */
function isZlib(bytes: Buffer): boolean {
  const [method = 0, flags = 0] = bytes;
  return (method & 0x0f) === 8 && (method * 256 + flags) % 31 === 0;
}

/** Tells whether bytes are the beginning of a text in UTF-8. */
function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return !/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/.test(text);
  } catch {
    return false;
  }
}
