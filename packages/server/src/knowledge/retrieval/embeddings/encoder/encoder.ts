/** Engine that runs the model: the processor itself, by onnxruntime-node, or WebAssembly. */
export type Engine = 'native' | 'wasm';

/** The local model, loaded. */
export interface Encoder {
  readonly engine: Engine;
  /** Computes a vector of length 1 for each text, in order, on this thread. No text may be empty. */
  encode(texts: readonly string[]): Promise<Float32Array[]>;
}
