import { setImmediate as turn } from 'node:timers/promises';
import { Parser, type Handler, type ParserOptions } from 'htmlparser2';

/** Bytes that are read before others have a turn. */
const STRETCH = 16 * 1024;
/** Elements inside each other: the parser looks through all that are open, at each end of one. */
const DEEPEST = 500;

/**
 * Reads HTML or XML of anybody, with turns for others between, as far as its elements are open inside
 * each other without end. What is not ASCII is for UTF-8.
 */
export async function parseMarkup(
  bytes: Uint8Array,
  handler: Partial<Handler>,
  options: ParserOptions = {},
): Promise<void> {
  let open = 0;
  const parser = new Parser(
    {
      ...handler,
      onopentagname: (name) => {
        open += 1;
        handler.onopentagname?.(name);
      },
      onclosetag: (name, isImplied) => {
        open -= 1;
        handler.onclosetag?.(name, isImplied);
      },
    },
    options,
  );
  const decoder = new TextDecoder();
  for (let at = 0; at < bytes.length && open < DEEPEST; at += STRETCH) {
    parser.write(decoder.decode(bytes.subarray(at, at + STRETCH), { stream: true }));
    await turn();
  }
  parser.end();
}
