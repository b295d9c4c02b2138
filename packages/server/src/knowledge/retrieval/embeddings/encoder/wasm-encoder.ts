import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { env, InferenceSession, Tensor } from 'onnxruntime-web/wasm';
import type { Encoder } from './encoder.js';
import { MODEL_FILE, WEIGHTS_FILE, WEIGHTS_NAME } from './model-files.js';
import { onnxEncoder, type Runtime } from './onnx-encoder.js';

const PROGRAM = 'ort-wasm-simd-threaded.wasm';

/**
 * Loads the model for WebAssembly, which runs everywhere, on one thread.
 *
 * @param model what is in its file. Default: the one that comes with the server
 */
export async function loadWasmEncoder(model?: Uint8Array): Promise<Encoder> {
  env.wasm.numThreads = 1;
  env.wasm.wasmBinary = await readProgram();
  const runtime = { InferenceSession, Tensor } as unknown as Runtime;
  if (model) return onnxEncoder('wasm', runtime, model);
  const weights = { path: WEIGHTS_NAME, data: await readFile(WEIGHTS_FILE) };
  return onnxEncoder('wasm', runtime, await readFile(MODEL_FILE), [weights]);
}

/** It lies compressed beside the built server. Where sources run, it is in its package. */
async function readProgram(): Promise<Uint8Array> {
  const built = new URL(`./${PROGRAM}.br`, import.meta.url);
  if (existsSync(built)) return promisify(brotliDecompress)(await readFile(built));
  return readFile(createRequire(import.meta.url).resolve(`onnxruntime-web/${PROGRAM}`));
}
