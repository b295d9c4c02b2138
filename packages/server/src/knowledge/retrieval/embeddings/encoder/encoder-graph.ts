import type { Weight } from './model-package.js';
import { OnnxGraph, type Name } from './onnx-graph.js';

/** Name of the file that the graph looks for its weights in. */
export const WEIGHTS = 'weights';
/** Tokens of a text that the model reads; what follows is left out. */
export const MOST_TOKENS = 128;

/** Numbers in a token's vector, in a text's, and how many heads of attention there are. */
const [NARROW, WIDE, HEADS] = [256, 512, 4];
/** Added to variances, so that nothing is divided by zero. */
const EPSILON = 1e-6;

/** Places of weights in the package. */
const MODULE = 'module/Encoder_en';
const APPLIED = 'module_apply_default/Encoder_en/KonaTransformer/Encode';
const STACK = `${APPLIED}/TransformerStack`;
const JOINED = 'ConcatPartitions/concat';

/**
 * The Universal Sentence Encoder (lite; Cer et al. 2018) as a graph in ONNX: two layers of a
 * transformer (Vaswani et al. 2017), the mean over all tokens, and a dense layer with tanh. What it
 * computes is what the package's `model.json` has, for one text: so without padding and masks. From
 * `tokens` it makes `vector`, of length 1.
 */
export function encoderGraph(weights: ReadonlyMap<string, Weight>): Uint8Array {
  const graph = new OnnxGraph(WEIGHTS);
  const model = new Model(graph, weights);
  const tokens = graph.input('tokens');
  const mean = graph.add('ReduceMean', [
    model.layer(1, WIDE, model.layer(0, NARROW, model.embed(tokens))),
    graph.integers([0]),
  ]);
  const hidden = `${MODULE}/hidden_layers/tanh_layer_0`;
  const dense = model.dense(mean, `${hidden}/weights`, `${hidden}/bias`);
  const vector = graph.add('LpNormalization', [graph.add('Tanh', [dense])], { axis: 1, p: 2 });
  graph.output(vector, 'vector', [1, WIDE]);
  return graph.encode();
}

class Model {
  readonly #graph: OnnxGraph;
  readonly #weights: ReadonlyMap<string, Weight>;

  constructor(graph: OnnxGraph, weights: ReadonlyMap<string, Weight>) {
    this.#graph = graph;
    this.#weights = weights;
  }

  /** Vectors of tokens, twice, as the model was trained, and of their places. */
  embed(tokens: Name): Name {
    const graph = this.#graph;
    const vectors = graph.add('Gather', [this.#weight('module/Embeddings_en'), tokens]);
    const start = graph.integers([0]);
    const places = graph.add('Slice', [
      graph.floats(placesOf(), [MOST_TOKENS, NARROW]),
      start,
      graph.add('Shape', [tokens]),
      start,
    ]);
    return graph.add('Add', [vectors, graph.add('Add', [vectors, places])]);
  }

  /** @param size of the vectors that come in; `WIDE` are those that go out */
  layer(number: number, size: number, input: Name): Name {
    const graph = this.#graph;
    const layer = `Layer_${number}/TransformerLayer`;
    const heard = this.#attend(layer, size, input);
    const own =
      size === WIDE
        ? input
        : this.dense(
            input,
            `${APPLIED}/${layer}/dense/kernel/${JOINED}`,
            `${APPLIED}/${layer}/dense/bias/${JOINED}`,
          );
    const both = graph.add('Add', [heard, own]);
    const inner = graph.add('Relu', [
      this.#convolve(`${layer}/FFN/conv1`, this.#normalise(`${layer}/FFN`, both)),
    ]);
    return graph.add('Add', [this.#convolve(`${layer}/FFN/conv2`, inner), both]);
  }

  /** A product with a matrix, and a bias. */
  dense(input: Name, matrix: string, bias: string, shape?: readonly number[]): Name {
    return this.#graph.add('Gemm', [input, this.#weight(matrix, shape), this.#weight(bias)]);
  }

  /** Each token listens to all others, by several heads. */
  #attend(layer: string, size: number, input: Name): Name {
    const graph = this.#graph;
    const attention = `${layer}/MultiheadAttention`;
    const transformed = (part: string, from: Name, shape: readonly number[]) =>
      this.dense(
        from,
        `${MODULE}/KonaTransformer/Encode/${attention}/${part}/kernel/part_0`,
        `${APPLIED}/${attention}/${part}/bias/${JOINED}`,
        shape,
      );
    const heads = graph.add('Reshape', [
      transformed('qkv_transform_single', this.#normalise(layer, input), [size, 3 * size]),
      graph.integers([-1, 3, HEADS, size / HEADS]),
    ]);
    const [byHead, transposed] = [
      [1, 0, 2],
      [1, 2, 0],
    ];
    const part = (index: number, perm = byHead) =>
      graph.add('Transpose', [graph.add('Gather', [heads, graph.integers(index)], { axis: 1 })], {
        perm,
      });
    const [query, key, value] = [part(0), part(1, transposed), part(2)];
    const scale = this.#weight(`${STACK}/${attention}/mul/y`);
    const scores = graph.add('MatMul', [graph.add('Mul', [query, scale]), key]);
    const heard = graph.add('MatMul', [graph.add('Softmax', [scores], { axis: -1 }), value]);
    const joined = graph.add('Reshape', [
      graph.add('Transpose', [heard], { perm: byHead }),
      graph.integers([-1, size]),
    ]);
    return transformed('output_transform_single', joined, [size, WIDE]);
  }

  #convolve(part: string, input: Name): Name {
    return this.dense(
      input,
      `${STACK}/${part}/Tensordot/Reshape_1`,
      `${APPLIED}/${part}/bias/${JOINED}`,
    );
  }

  #normalise(part: string, input: Name): Name {
    const norm = `${APPLIED}/${part}/layer_prepostprocess/layer_norm/layer_norm`;
    const [scale, bias] = ['scale', 'bias'].map((each) =>
      this.#weight(`${norm}_${each}/${JOINED}`),
    ) as [Name, Name];
    return this.#graph.add('LayerNormalization', [input, scale, bias], { epsilon: EPSILON });
  }

  /** @param shape left out: that of the package */
  #weight(name: string, shape?: readonly number[]): Name {
    const weight = this.#weights.get(name);
    if (!weight) throw new Error(`The model has no ${name}.`);
    return this.#graph.weight({ ...weight, ...(shape && { shape }) });
  }
}

/** Vectors of places: waves whose lengths grow from 2π to 10,000 times that (Vaswani et al. 2017, 3.5). */
function placesOf(): Float32Array {
  const waves = NARROW / 2;
  const places = new Float32Array(MOST_TOKENS * NARROW);
  for (let place = 0; place < MOST_TOKENS; place += 1) {
    for (let wave = 0; wave < waves; wave += 1) {
      const angle = place / 10_000 ** (wave / (waves - 1));
      places[place * NARROW + wave] = Math.sin(angle);
      places[place * NARROW + waves + wave] = Math.cos(angle);
    }
  }
  return places;
}
