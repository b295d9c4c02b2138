import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { Encoder } from './encoder.js';
import { MODEL_FILE } from './model-files.js';
import { onnxEncoder, type Runtime } from './onnx-encoder.js';

/** Loads the model for WebAssembly, which runs everywhere, on one thread. */
export async function loadWasmEncoder(): Promise<Encoder> {
  const file = createRequire(import.meta.url).resolve(
    'onnxruntime-web/ort-wasm-simd-threaded.wasm',
  );
  env.wasm.numThreads = 1;
  env.wasm.wasmBinary = await readFile(file);
  const runtime = { InferenceSession, Tensor } as unknown as Runtime;
  return onnxEncoder('wasm', runtime, await readFile(MODEL_FILE));
}
