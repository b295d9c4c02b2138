import { createHmac } from 'node:crypto';

export const TENANT = 'demo';
export const CHATBOT = 'echo';
export const DASHBOARD = 'https://dashboard.example.com';
export const SECRET = 'a secret that only the tests have, 42';

/** A token as integrators sign theirs, of one operator of the tests. */
export function operatorToken(seconds = 86_400, operatorId = 'anna'): string {
  const now = Math.floor(Date.now() / 1_000);
  const claims = {
    sub: operatorId,
    tenant: TENANT,
    role: 'operator',
    iat: now,
    exp: now + seconds,
  };
  const text = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.');
  return `${text}.${createHmac('sha256', SECRET).update(text).digest('base64url')}`;
}
