import type { Embedding } from '../sentence-embedder.js';

/** Questions, each with a passage that answers it, and none of the others. */
const PAIRS = [
  ['How long do I have to send something back?', 'Returns are free within 30 days of delivery.'],
  ['Is my puppy allowed inside?', 'Dogs and other pets are welcome in the building.'],
  ['When are you open on Sundays?', 'Opening hours: Monday to Saturday from nine to six.'],
  ['I forgot my password', 'To reset how you sign in, follow the link that we send by email.'],
  ['Can I pay by credit card?', 'We accept Visa, Mastercard and PayPal at the checkout.'],
  ['The engine does not start', 'If the motor stays silent, check the battery first.'],
  ['What is there for vegetarians?', 'Several dishes on our menu are made without meat or fish.'],
  ['Do you ship to Canada?', 'We deliver to all countries of North America and Europe.'],
] as const;

export const CALIBRATION_TEXTS: readonly string[] = PAIRS.flat();

/** Mean cosines of the questions above with their own passages, and with the others'. */
export interface Calibration {
  readonly alike: number;
  readonly unrelated: number;
}

/** Calibration of the local model. */
export const LOCAL: Calibration = { alike: 0.621, unrelated: 0.395 };

/** Places of the two means on the scale that the confidence in a passage was fitted to. */
export const SCALE: Calibration = { alike: 0.486, unrelated: 0.157 };

/** A model whose means are nearer than that is not made for such texts: there is no scale to it. */
const LEAST_DIFFERENCE = 0.05;

/** @param vectors of the texts above, in order */
export function calibrationOf(vectors: readonly Embedding[]): Calibration {
  const cosines = PAIRS.map((_, question) =>
    PAIRS.map((_, passage) => cosine(vectors[2 * question], vectors[2 * passage + 1])),
  );
  const alike = cosines.map((row, question) => row[question] ?? 0);
  const others = cosines.flatMap((row, question) =>
    row.filter((_, passage) => passage !== question),
  );
  return { alike: mean(alike), unrelated: mean(others) };
}

/**
 * Cosines of different models have different ranges: of two texts that have nothing to do with one
 * another it is 0.1 by one model and 0.75 by another. This puts them on one scale.
 */
export function likeness(cosine: number, { alike, unrelated }: Calibration): number {
  const difference = alike - unrelated;
  if (difference < LEAST_DIFFERENCE) return cosine;
  return SCALE.unrelated + ((cosine - unrelated) * (SCALE.alike - SCALE.unrelated)) / difference;
}

const cosine = (a: Embedding = new Float32Array(), b: Embedding = new Float32Array()) =>
  a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0);

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
