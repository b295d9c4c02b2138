import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';

/** Says what a client has got, for the error of a wait in vain. */
export function seen(frames: readonly ServerFrame[], closed: number | null | undefined): string {
  const types = frames.map(({ type }) => type).join(', ') || 'nothing';
  return `${types}; ${closed === undefined ? 'the link is open' : `the link closed with ${closed}`}`;
}
