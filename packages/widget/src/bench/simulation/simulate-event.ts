import type { BenchSimulation } from './simulation.js';

/** The operator wants a failure played, or as it is. */
export class SimulateEvent extends Event {
  readonly simulation: BenchSimulation;

  constructor(simulation: BenchSimulation) {
    super('bench-simulate', { bubbles: true, composed: true });
    this.simulation = simulation;
  }
}
