/** Codes with which the server closes a socket. 4000 to 4999 are an application's own (RFC 6455, 7.4.2). */
export const CLOSE = {
  drain: 4001,
  badFrame: 4400,
  unauthorized: 4401,
  expired: 4402,
  forbidden: 4403,
  notFound: 4404,
  helloTimeout: 4408,
  replaced: 4409,
  ended: 4410,
  idle: 4411,
  frameTooLarge: 4413,
  version: 4426,
  rateLimited: 4429,
  internal: 4500,
  slow: 4508,
} as const;

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];
