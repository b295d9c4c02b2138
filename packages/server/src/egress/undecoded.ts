import { DecoratorHandler, type Dispatcher } from 'undici';

/** Header by which a coding is known that `fetch` is not told of. */
export const SENT_CODING = 'x-sent-coding';

/**
 * Keeps `fetch` from decompressing bodies: it goes by what is declared alone, and hands on as it is
 * what it does not know.
 */
export const undecoded: Dispatcher.DispatcherComposeInterceptor =
  (dispatch) => (options, handler) => {
    const onHeaders: Dispatcher.DispatchHandlers['onHeaders'] = (status, raw, resume, text) =>
      handler.onHeaders?.(status, raw.map(renamed), resume, text) ?? true;
    return dispatch(options, Object.assign(new DecoratorHandler(handler), { onHeaders }));
  };

/** Names and values take turns. */
function renamed(each: Buffer, at: number): Buffer {
  const name = at % 2 === 0 ? each.toString('latin1').toLowerCase() : '';
  if (name === 'content-encoding') return Buffer.from(SENT_CODING);
  return name === SENT_CODING ? Buffer.from(`${SENT_CODING}-by-the-server`) : each;
}
