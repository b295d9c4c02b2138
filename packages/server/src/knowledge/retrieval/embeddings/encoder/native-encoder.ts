import type { Encoder } from './encoder.js';
import { MODEL_FILE } from './model-files.js';
import { onnxEncoder, type Runtime } from './onnx-encoder.js';

/** It may be missing, from an installed server and where this is compiled. */
const RUNTIME: string = 'onnxruntime-node';

/**
 * Loads the model for the processor itself.
 *
 * @throws where the package is not installed, or has no binary that runs here
 */
export async function loadNativeEncoder(): Promise<Encoder> {
  return onnxEncoder('native', (await import(RUNTIME)) as Runtime, MODEL_FILE);
}
