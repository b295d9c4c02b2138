import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';

/**
 * What a first connection does without: signs of life, the network's comings and goings, HTTP where
 * sockets are blocked, messages kept in the browser, checks, and the words for what goes wrong.
 */
export type Upkeep = typeof import('./upkeep/upkeep.js');

let loading: Promise<Upkeep> | null = null;

/** Loads it once for all sessions of a page; after a failure the next call tries again. */
export function loadUpkeep(): Promise<Upkeep> {
  loading ??= import('./upkeep/upkeep.js').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** A problem in the catalogue's words; where they cannot be loaded, with these. */
export function problemBy(make: (upkeep: Upkeep) => Problem, code: string): Promise<Problem> {
  return loadUpkeep().then(make, () => ({
    code,
    message: code,
    action: '',
    retryable: true,
    correlationId: '',
  }));
}
