import protobuf from 'protobufjs';

/**
 * The part of `onnx.proto` that the model has (https://github.com/onnx/onnx/blob/v1.16.0/onnx/onnx.proto). What is
 * only handed on is `bytes`.
 */
const { root } = protobuf.parse(
  `
  syntax = "proto2";
  message Model {
    optional int64 ir_version = 1;
    optional string producer_name = 2;
    optional Graph graph = 7;
    repeated bytes opset_import = 8;
  }
  message Graph {
    repeated Node node = 1;
    optional string name = 2;
    repeated Tensor initializer = 5;
    repeated bytes input = 11;
    repeated bytes output = 12;
  }
  message Node {
    repeated string input = 1;
    repeated string output = 2;
    optional string name = 3;
    optional string op_type = 4;
    repeated Attribute attribute = 5;
  }
  message Attribute {
    optional string name = 1;
    optional float f = 2;
    optional int64 i = 3;
    optional bytes s = 4;
    optional Tensor t = 5;
    repeated float floats = 7;
    repeated int64 ints = 8;
    repeated bytes strings = 9;
    optional int32 type = 20;
  }
  message Tensor {
    repeated int64 dims = 1 [packed = true];
    optional int32 data_type = 2;
    repeated float float_data = 4 [packed = true];
    repeated int32 int32_data = 5 [packed = true];
    repeated int64 int64_data = 7 [packed = true];
    optional string name = 8;
    optional bytes raw_data = 9;
    repeated Entry external_data = 13;
    optional int32 data_location = 14;
  }
  message Entry {
    optional string key = 1;
    optional string value = 2;
  }`,
  { keepCase: true },
);

const Model = root.lookupType('Model');

/** Numbers of types of tensors and of attributes in `onnx.proto`. */
export const [FLOAT, INT8] = [1, 3];
const INT_ATTRIBUTE = 2;
const EXTERNAL = 1;
/** Multiple of bytes at which a tensor begins in a file of its own: a page of memory, so that it can be mapped. */
const PAGE = 4_096;

/**
 * @typedef {{ name: string, dims: (number | bigint)[], data_type: number, raw_data: Uint8Array, external_data?: { key: string, value: string }[] }} Tensor
 * @typedef {{ name?: string, op_type: string, input: string[], output: string[] }} Node an operation
 */

/**
 * @param {Uint8Array} file
 * @returns {{ graph: { node: Node[], initializer: Tensor[] } }}
 */
export const decodeModel = (file) => Model.decode(file);

/** @returns {Uint8Array} a file in ONNX */
export const encodeModel = (model) => Model.encode(model).finish();

/**
 * Moves the large tensors of a model into a file beside it, which a system maps into memory: what is not read of
 * it takes none.
 *
 * @param {{ graph: { initializer: Tensor[] } }} model
 * @param {{ name: string, leastBytes: number }} file  its name, and the size from which on a tensor goes there
 * @returns {Uint8Array} what is in that file
 */
export function moveTensors({ graph }, { name, leastBytes }) {
  const parts = [];
  let length = 0;
  graph.initializer = graph.initializer.map((each) => {
    const { raw_data, ...rest } = each;
    if (raw_data.length < leastBytes) return each;
    const place = { location: name, offset: length, length: raw_data.length };
    const padding = new Uint8Array(-raw_data.length & (PAGE - 1));
    parts.push(raw_data, padding);
    length += raw_data.length + padding.length;
    const external_data = Object.entries(place).map(([key, value]) => ({ key, value: `${value}` }));
    return { ...rest, external_data, data_location: EXTERNAL };
  });
  return Buffer.concat(parts);
}

/** @returns {Node} */
export function node(op_type, input, output, attributes = {}) {
  const attribute = Object.entries(attributes).map(([name, i]) => ({
    name,
    i,
    type: INT_ATTRIBUTE,
  }));
  return { op_type, input, output: [output].flat(), attribute };
}

/** @returns {Tensor} */
export function tensor(name, data, dims) {
  const raw_data = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return { name, dims, data_type: data instanceof Int8Array ? INT8 : FLOAT, raw_data };
}

/** @param {Tensor} tensor of floats */
export function floatsOf({ raw_data }) {
  return new Float32Array(new Uint8Array(raw_data).buffer);
}

/** @returns {number[]} */
export const shapeOf = ({ dims }) => dims.map(Number);
