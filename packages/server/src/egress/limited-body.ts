export interface BodyLimit {
  readonly maxBytes: number;
  readonly tooLarge: () => Error;
  /** Told when the body has been read to its end. */
  readonly onEnd?: () => void;
}

/** A body that fails where it goes on for longer than it may. */
export function limitedBody(
  body: ReadableStream<Uint8Array>,
  { maxBytes, tooLarge, onEnd }: BodyLimit,
): ReadableStream<Uint8Array> {
  let bytes = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > maxBytes) throw tooLarge();
        controller.enqueue(chunk);
      },
      flush: () => onEnd?.(),
    }),
  );
}
