import type { Problems } from './load-problems.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';

/**
 * Parts that a first connection does without: heartbeat, network changes, HTTP where
 * sockets are blocked, messages kept in the browser, and checks.
 */
export type Upkeep = typeof import('./upkeep.chunk.js');

let loading: Promise<Upkeep> | null = null;

/** Loads it once for all sessions of a page; after a failure the next call tries again. */
export function loadUpkeep(): Promise<Upkeep> {
  loading ??= import('./upkeep.chunk.js').catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** A problem in the catalogue's words; where they cannot be loaded, with these. */
export async function problemBy(
  make: (problems: Problems) => Problem,
  code: string,
): Promise<Problem> {
  try {
    const { loadProblems } = await loadUpkeep();
    return make(await loadProblems());
  } catch {
    return { code, message: code, action: '', retryable: true, correlationId: '' };
  }
}
