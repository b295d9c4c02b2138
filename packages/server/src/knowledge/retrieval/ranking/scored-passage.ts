import type { Candidate } from '../knowledge-queries.js';
import type { UnitEvidence } from '../units/unit-evidence.js';
import type { LeftOut } from '../knowledge-retriever.js';
import type { PassageUnits } from '../units/units-of.js';
import type { Evidence } from './confidence.js';
import type { Fused } from './rank-fusion.js';

/** A passage that is compared with the question. */
export interface Compared {
  readonly candidate: Candidate;
  readonly fused: Fused;
  readonly units: PassageUnits;
  readonly evidence: readonly UnitEvidence[];
}

/** A passage with the evidence of its units, and what that adds up to. */
export interface ScoredPassage extends Omit<Compared, 'evidence'> {
  readonly evidence: readonly Evidence[];
  /** Log-odds beside the others, by unit. */
  readonly scores: readonly number[];
}

/** Passages that are compared, and the parts of that which could not be asked. */
export interface ScoredPassages {
  readonly passages: readonly ScoredPassage[];
  readonly leftOut: readonly LeftOut[];
}
