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
  const reader = body.getReader();
  let bytes = 0;
  /** Read to its end, failed, or wanted by nobody any more: what is still decompressed goes nowhere. */
  let isOver = false;
  /** Ends a wait for the decoder. */
  let goOn = () => undefined as void;
  let decoder: ContentDecoder;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const over = () => {
        const isNews = !isOver;
        isOver = true;
        goOn();
        return isNews;
      };
      const fail = (error: Error) => {
        if (!over()) return;
        decoder.destroy();
        controller.error(error);
        reader.cancel(error).catch(() => undefined);
      };
      const write = (piece: Buffer) => {
        if (isOver) return true;
        bytes += piece.byteLength;
        if (bytes > maxBytes) fail(tooLarge());
        else controller.enqueue(piece);
        // What waits is no more than may come in all.
        return true;
      };
      const end = () => {
        if (!over()) return;
        onEnd?.();
        controller.close();
      };
      const resume = () => goOn();
      decoder = new ContentDecoder(declared, {
        ...{ sink: { write, end }, fail, resume, acceptsCutOff: true },
      });
    },
    async pull() {
      // A stream asks again only after a piece, of which a decoder may make none.
      for (const before = bytes; !isOver && bytes === before;) {
        const { done, value } = await reader.read();
        if (isOver) return;
        await new Promise<void>((resolve) => {
          goOn = resolve;
          if (done) decoder.end();
          else if (decoder.write(Buffer.from(value))) resolve();
        });
      }
    },
    cancel(reason) {
      isOver = true;
      goOn();
      decoder.destroy();
      return reader.cancel(reason);
    },
  });
}
