import type { Encoder, Engine } from './encoder.js';

/**
 * Loads the local model for the fastest engine that this machine has: the native one where
 * `onnxruntime-node` is installed and has a binary for it, else WebAssembly, which runs everywhere.
 *
 * @param engine `wasm` leaves the native one out. Default: the fastest
 */
export async function loadEncoder(engine: Engine = 'native'): Promise<Encoder> {
  if (engine === 'native') {
    const { loadNativeEncoder } = await import('./native-encoder.js');
    // It is optional: no package, no binary for this platform, or one for another C library.
    const encoder = await loadNativeEncoder().catch(() => null);
    if (encoder) return encoder;
  }
  const { loadWasmEncoder } = await import('./wasm-encoder.js');
  return loadWasmEncoder();
}
