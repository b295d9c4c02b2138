import { ContentDecoder } from './content-decoder.js';

export interface BodyLimit {
  /** Value of `Content-Encoding`; empty: there was none. */
  readonly declared: string;
  /** Most bytes, after decompression. */
  readonly maxBytes: number;
  readonly tooLarge: () => Error;
  /** Told when the body has been read to its end. */
  readonly onEnd?: () => void;
}

/** Decompresses a body, which fails where it cannot be, or goes on for longer than it may. */
export function limitedBody(
  body: ReadableStream<Uint8Array>,
  { declared, maxBytes, tooLarge, onEnd }: BodyLimit,
): ReadableStream<Uint8Array> {
  let bytes = 0;
  let mayGoOn = () => undefined as void;
  let isEnded = () => undefined as void;
  let decoder: ContentDecoder | undefined;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      start(controller) {
        const fail = (error: Error) => {
          decoder?.destroy();
          controller.error(error);
          mayGoOn();
          isEnded();
        };
        const write = (piece: Buffer) => {
          bytes += piece.byteLength;
          if (bytes > maxBytes) fail(tooLarge());
          else controller.enqueue(piece);
          // What waits is no more than may come in all.
          return true;
        };
        const sink = { write, end: () => isEnded() };
        const resume = () => mayGoOn();
        decoder = new ContentDecoder(declared, { sink, fail, resume, acceptsCutOff: true });
      },
      transform: (chunk) =>
        new Promise((resolve) => {
          mayGoOn = resolve;
          if (decoder?.write(Buffer.from(chunk)) !== false) resolve();
        }),
      flush: () =>
        new Promise<void>((resolve) => {
          isEnded = resolve;
          decoder?.end();
        }).then(() => onEnd?.()),
    }),
  );
}
