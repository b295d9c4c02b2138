import type { Encoder, Engine } from './encoder.js';
import { DIMENSIONS } from './model-files.js';
import { Tokenizer } from './tokenizer.js';

/** The parts of ONNX Runtime that are used: the same of its native build and that in WebAssembly. */
export interface Runtime {
  readonly InferenceSession: {
    create(
      model: string | Uint8Array,
      options: Readonly<Record<string, unknown>>,
    ): Promise<Session>;
  };
  readonly Tensor: new (type: 'int64', data: BigInt64Array, shape: readonly number[]) => Tensor;
}

type Tensor = object;

interface Session {
  run(inputs: Readonly<Record<string, Tensor>>): Promise<{
    /** A vector for each token. */
    readonly last_hidden_state: { readonly data: Float32Array };
  }>;
}

/** It computes on this thread alone, and asks for memory when it is used, as texts are of all lengths. */
const OPTIONS = {
  intraOpNumThreads: 1,
  enableCpuMemArena: false,
  enableMemPattern: false,
  logSeverityLevel: 4,
};

/**
 * Loads BGE small (Xiao et al. 2023). A text is computed alone, so without padding; its vector is that of
 * its first token.
 *
 * @param model file, beside that of its weights, or what is in it
 * @param weights what is in files that the model names, where those cannot be read
 */
export async function onnxEncoder(
  engine: Engine,
  { InferenceSession, Tensor }: Runtime,
  model: string | Uint8Array,
  weights?: readonly { readonly path: string; readonly data: Uint8Array }[],
): Promise<Encoder> {
  const session = await InferenceSession.create(model, {
    ...OPTIONS,
    ...(weights && { externalData: weights }),
  });
  const tokenizer = new Tokenizer();
  const vectorOf = async (text: string) => {
    const tokens = tokenizer.encode(text);
    const input = (numbers: readonly number[]) =>
      new Tensor('int64', BigInt64Array.from(numbers, BigInt), [1, numbers.length]);
    const { last_hidden_state } = await session.run({
      input_ids: input(tokens),
      attention_mask: input(tokens.map(() => 1)),
      token_type_ids: input(tokens.map(() => 0)),
    });
    return toLengthOne(last_hidden_state.data.slice(0, DIMENSIONS));
  };
  // What this processor cannot do ends the process now, and not with somebody's text.
  await vectorOf('Hello.');
  return {
    engine,
    encode: async (texts) => {
      const vectors: Float32Array[] = [];
      for (const text of texts) vectors.push(await vectorOf(text));
      return vectors;
    },
  };
}

function toLengthOne(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
