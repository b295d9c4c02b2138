/** Why the server closes a socket, where the same client would only be closed again. */
const FINAL = {
  badFrame: 4400,
  unauthorized: 4401,
  forbidden: 4403,
  notFound: 4404,
  replaced: 4409,
  ended: 4410,
  idle: 4411,
  frameTooLarge: 4413,
  version: 4426,
} as const;

/** Why the server closes a socket. 4000 to 4999 are an application's own (RFC 6455, 7.4.2). */
export const CLOSE = {
  ...FINAL,
  drain: 4001,
  expired: 4402,
  helloTimeout: 4408,
  rateLimited: 4429,
  internal: 4500,
  slow: 4508,
} as const;

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];

/**
 * Whether a client should connect again after this code. True for every code that is not ours:
 * proxies and networks close sockets with whatever they like.
 */
export function mayReconnect(code: number): boolean {
  return !Object.values<number>(FINAL).includes(code);
}
