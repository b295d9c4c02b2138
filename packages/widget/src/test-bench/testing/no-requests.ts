import type { Requests } from '../tested/requests.js';

const refuse = (): Promise<never> => Promise.reject(new Error('Not asked for.'));

/** Requests for tests in which none is expected. */
export const NO_REQUESTS: Requests = {
  details: refuse,
  exportSession: refuse,
  report: refuse,
  sessions: refuse,
  messages: refuse,
  allowOrigin: refuse,
  sites: refuse,
  tickCheck: refuse,
  pin: refuse,
  document: refuse,
  addPhrasing: refuse,
  addDocument: refuse,
  docsOf: (code) => `/docs/errors#${code}`,
};
