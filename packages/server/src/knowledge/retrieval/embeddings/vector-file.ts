import { createHash } from 'node:crypto';
import type { Embedding } from './sentence-embedder.js';

/** Vectors that were made before, by the text that they are of. */
export interface VectorFile {
  /** Model that made them: vectors of another one are of no use. */
  readonly model: string;
  find(text: string): Embedding | null;
}

/** Name of a question in a file: its vector is another one than that of the same text as a passage. */
export const asQuestion = (text: string) => `Question: ${text}`;

/** Bytes of the SHA-256 that a text is known by: two of some thousand never share them. */
const KEY_BYTES = 8;

/**
 * One line of JSON with `model` and `dimensions`, then for each text its key and its vector: one
 * signed byte a number, of which the largest is 127. The length is left out, since it is always 1.
 */
export function encodeVectors(
  model: string,
  dimensions: number,
  vectors: ReadonlyMap<string, Embedding>,
): Buffer {
  const entries = [...vectors].map(([text, vector]) => {
    const largest = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
    const bytes = Int8Array.from(vector, (value) => Math.round((127 * value) / largest));
    return Buffer.concat([keyOf(text), Buffer.from(bytes.buffer)]);
  });
  const head = Buffer.from(`${JSON.stringify({ model, dimensions })}\n`);
  return Buffer.concat([head, ...entries.sort((a, b) => a.compare(b))]);
}

/** @throws Error if it is no such file */
export function decodeVectors(file: Buffer): VectorFile {
  const end = file.indexOf('\n');
  const { model, dimensions } = JSON.parse(file.toString('utf8', 0, end)) as Record<
    string,
    unknown
  >;
  const size = typeof dimensions === 'number' ? KEY_BYTES + dimensions : 0;
  const body = file.subarray(end + 1);
  if (typeof model !== 'string' || size === 0 || body.length % size !== 0) {
    throw new Error('This is no file of vectors.');
  }
  const places = new Map<string, number>();
  for (let at = 0; at < body.length; at += size) {
    places.set(body.toString('latin1', at, at + KEY_BYTES), at + KEY_BYTES);
  }
  const find = (text: string) => {
    const at = places.get(keyOf(text).toString('latin1'));
    if (at === undefined) return null;
    const bytes = new Int8Array(body.buffer, body.byteOffset + at, size - KEY_BYTES);
    const length = Math.sqrt(bytes.reduce((sum, value) => sum + value * value, 0)) || 1;
    return new Float32Array(bytes).map((value) => value / length);
  };
  return { model, find };
}

const keyOf = (text: string) => createHash('sha256').update(text).digest().subarray(0, KEY_BYTES);
