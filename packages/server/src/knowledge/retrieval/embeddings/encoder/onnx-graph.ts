import type { Weight } from './model-package.js';
import { block, float, integer, type Fields } from './protobuf.js';

/** Name of a tensor in a graph: what operations take and make. */
export type Name = string & { readonly isName: true };

/** Settings of an operation: whole numbers are such, and others floats. */
export type Attributes = Readonly<Record<string, number | readonly number[]>>;

/** Numbers of types in `onnx.proto` (https://github.com/onnx/onnx/blob/v1.16.0/onnx/onnx.proto). */
const [FLOAT, INT32, INT64] = [1, 6, 7];
const [FLOAT_ATTRIBUTE, INT_ATTRIBUTE, INTS_ATTRIBUTE] = [1, 2, 7];
/** Version of the format, and of the set of operations. */
const [IR_VERSION, OPERATIONS] = [9, 18];
/** Place of a tensor's bytes: not in the graph. */
const EXTERNAL = 1;

/** Writes a graph of operations in the format ONNX. Each operation has one result. */
export class OnnxGraph {
  readonly #nodes: Uint8Array[] = [];
  readonly #tensors: Uint8Array[] = [];
  readonly #ends: Uint8Array[] = [];
  readonly #weights: string;
  #names = 0;

  /** @param weights name of the file that weights are in */
  constructor(weights: string) {
    this.#weights = weights;
  }

  /** Adds an input: a list of whole numbers (`int32`), of any length. */
  input(name: string): Name {
    this.#ends.push(block(11, valueOf(name, INT32, [block(1, [block(2, 'length')])])));
    return name as Name;
  }

  /** Gives a result of floats the name by which it is asked for. */
  output(result: Name, name: string, shape: readonly number[]): void {
    const identity = [block(1, result), block(2, name), block(4, 'Identity')];
    this.#nodes.push(block(1, identity));
    const sizes = shape.map((size) => block(1, [integer(1, size)]));
    this.#ends.push(block(12, valueOf(name, FLOAT, sizes)));
  }

  /** Adds an operation of https://onnx.ai/onnx/operators. */
  add(operation: string, inputs: readonly Name[], attributes: Attributes = {}): Name {
    const result = this.#nextName();
    this.#nodes.push(
      block(1, [
        ...inputs.map((input) => block(1, input)),
        block(2, result),
        block(4, operation),
        ...Object.entries(attributes).map(([name, value]) => block(5, attributeOf(name, value))),
      ]),
    );
    return result;
  }

  /** Adds floats that are in the file of weights. */
  weight({ shape, offset, length }: Weight): Name {
    const place = { location: this.#weights, offset, length };
    return this.#tensor(FLOAT, shape, [
      ...Object.entries(place).map(([key, value]) =>
        block(13, [block(1, key), block(2, String(value))]),
      ),
      integer(14, EXTERNAL),
    ]);
  }

  floats(values: Float32Array, shape: readonly number[]): Name {
    return this.#tensor(FLOAT, shape, [block(9, new Uint8Array(values.buffer))]);
  }

  /** Adds whole numbers: one alone, or a list. */
  integers(values: number | readonly number[]): Name {
    const all = typeof values === 'number' ? [values] : values;
    const bytes = new Uint8Array(BigInt64Array.from(all.map(BigInt)).buffer);
    return this.#tensor(INT64, typeof values === 'number' ? [] : [all.length], [block(9, bytes)]);
  }

  encode(): Uint8Array {
    const graph = [...this.#nodes, block(2, 'graph'), ...this.#tensors, ...this.#ends];
    return Buffer.concat([
      integer(1, IR_VERSION),
      block(7, graph),
      block(8, [integer(2, OPERATIONS)]),
    ]);
  }

  #tensor(type: number, shape: readonly number[], content: Fields): Name {
    const name = this.#nextName();
    const sizes = shape.map((size) => integer(1, size));
    this.#tensors.push(block(5, [...sizes, integer(2, type), block(8, name), ...content]));
    return name;
  }

  #nextName(): Name {
    this.#names += 1;
    return String(this.#names) as Name;
  }
}

function attributeOf(name: string, value: number | readonly number[]): Fields {
  if (typeof value !== 'number') {
    const values = value.map((each) => integer(8, each));
    return [block(1, name), ...values, integer(20, INTS_ATTRIBUTE)];
  }
  return Number.isInteger(value)
    ? [block(1, name), integer(3, value), integer(20, INT_ATTRIBUTE)]
    : [block(1, name), float(2, value), integer(20, FLOAT_ATTRIBUTE)];
}

function valueOf(name: string, type: number, sizes: Fields): Fields {
  return [block(1, name), block(2, [block(1, [integer(1, type), block(2, sizes)])])];
}
