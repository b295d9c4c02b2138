/** Codes of `CLOSE` after which the same client would only be closed again; names weigh on embeds. */
const FINAL: readonly number[] = [4400, 4401, 4403, 4404, 4409, 4410, 4411, 4413, 4426];

/**
 * Tells whether a client should connect again after this code. True for every code that is not ours:
 * proxies and networks close sockets with whatever they like.
 */
export function mayReconnect(code: number): boolean {
  return !FINAL.includes(code);
}
