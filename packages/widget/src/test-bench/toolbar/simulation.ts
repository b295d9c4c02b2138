import type { Simulation } from '@chatbot-test/shared/protocol/client-frames.schema.js';

/** Simulations of an operator: on the way to the server (the first two), or by it. */
export type BenchSimulation = 'slow' | 'offline' | Simulation;

/** Simulations in the order of the menu. */
export const SIMULATIONS = [
  'slow',
  'offline',
  'session-expired',
  'service-error',
  'empty-knowledge',
] as const satisfies readonly BenchSimulation[];

/** The operator wants a failure played, or as it is. */
export class SimulateEvent extends Event {
  readonly simulation: BenchSimulation;

  constructor(simulation: BenchSimulation) {
    super('bench-simulate', { bubbles: true, composed: true });
    this.simulation = simulation;
  }
}
