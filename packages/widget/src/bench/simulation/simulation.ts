import type { Simulation } from '@chatbot-test/shared/protocol/client-frames.schema.js';

/** What an operator can have played: on the way to the server (the first two), or by it. */
export type BenchSimulation = 'slow' | 'offline' | Simulation;

/** In the order of the menu. */
export const SIMULATIONS = [
  'slow',
  'offline',
  'session-expired',
  'service-error',
  'empty-knowledge',
] as const satisfies readonly BenchSimulation[];
