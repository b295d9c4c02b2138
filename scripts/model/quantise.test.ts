import { readFile } from 'node:fs/promises';
import t from 'tap';
import { loadWasmEncoder } from '../../packages/server/src/knowledge/retrieval/embeddings/encoder/wasm-encoder.js';
import {
  MODEL_FILE,
  WEIGHTS_FILE,
} from '../../packages/server/src/knowledge/retrieval/embeddings/encoder/model-files.js';
import { makeModel, modelPackage } from './make-model.mjs';
import { decodeModel, encodeModel, floatsOf, moveTensors, node, tensor } from './onnx-file.mjs';
import { quantise } from './quantise.mjs';

const TEXTS = [
  'How long do I have to send something back?',
  'Returns are free within 30 days of delivery. Boots must be clean, and in the box that they came in.',
  'Represent this sentence for searching relevant passages: is my puppy allowed inside?',
  'If the motor stays silent, check the battery first: its lamp is green above 20 %, else it is red.',
  'We deliver to all countries of North America and Europe, by parcel, in three to five working days.',
  'To reset how you sign in, follow the link that we send by email. It is good for an hour.',
];

/** A model that looks up two words in a table of 10,000, and multiplies what it finds by a matrix. */
function small(): Uint8Array {
  const table = Float32Array.from({ length: 20_000 }, (_, index) => Math.sin(index));
  return encodeModel({
    ir_version: 8,
    graph: {
      name: 'small',
      node: [
        node('Gather', ['table', 'words'], 'found'),
        node('MatMul', ['found', 'matrix'], 'made'),
      ],
      initializer: [
        tensor('table', table, [10_000, 2]),
        tensor('matrix', Float32Array.of(1, 0, -0.5, 100), [2, 2]),
      ],
    },
  });
}

await t.test('[4.2] weights become whole numbers and scales, up to 64', (t) => {
  const { model } = quantise(small(), 'weights.bin');
  const { graph } = decodeModel(model);
  const byName = new Map(graph.initializer.map((each) => [each.name, each]));
  const numbers = (name: string) => [
    ...new Int8Array(byName.get(name)?.raw_data ?? new Uint8Array()),
  ];
  t.same([...byName.keys()], ['table_whole', 'table_scale', 'matrix_whole', 'matrix_scale']);
  t.same(numbers('matrix_whole'), [64, 0, -32, 64], 'each column has a scale of its own');
  const scales = byName.get('matrix_scale');
  t.same(scales && [...floatsOf(scales)], [1 / 64, 100 / 64]);
  const table = numbers('table_whole');
  t.equal(table.length, 20_000);
  t.ok(table.every((number) => Math.abs(number) <= 64));
  t.ok(
    table.every((_, at) => at % 2 > 0 || table.slice(at, at + 2).some((n) => Math.abs(n) === 64)),
  );
  const operations = graph.node.map(({ op_type }) => op_type);
  t.ok(operations.includes('MatMulInteger'));
  t.notOk(operations.includes('MatMul'), 'nothing is left of the floats');
  t.end();
});

await t.test('[4.2] the server looks for the model where it was made', async (t) => {
  const folder = await makeModel();
  t.equal(MODEL_FILE, `${folder}/model.onnx`);
  t.equal(WEIGHTS_FILE, `${folder}/weights.bin`);
});

await t.test('[4.2] large weights are in a file of their own, from whole pages on', (t) => {
  const first = Float32Array.from({ length: 1_025 }, (_, index) => index);
  const second = Float32Array.of(1, 2, 3);
  const initializer = [
    tensor('first', first, [1_025]),
    tensor('small', Float32Array.of(7), [1]),
    tensor('second', second, [3]),
  ];
  const model = { graph: { node: [], initializer } };
  const file = moveTensors(model, { name: 'beside.bin', leastBytes: 5 });
  const written = decodeModel(encodeModel(model)).graph.initializer.map((each) => ({
    name: each.name,
    place: Object.fromEntries((each.external_data ?? []).map(({ key, value }) => [key, value])),
  }));
  t.same(written, [
    { name: 'first', place: { location: 'beside.bin', offset: '0', length: '4100' } },
    { name: 'small', place: {} },
    { name: 'second', place: { location: 'beside.bin', offset: '8192', length: '12' } },
  ]);
  const at = (start: number, length: number) => [
    ...new Float32Array(Uint8Array.from(file.subarray(start, start + length)).buffer),
  ];
  t.same(at(0, 4_100), [...first]);
  t.same(at(8_192, 12), [...second]);
  t.end();
});

await t.test('[4.2] vectors of the quantised model are those of the whole one', async (t) => {
  const whole = await loadWasmEncoder(await readFile(`${modelPackage().folder}/onnx/model.onnx`));
  const quantised = await loadWasmEncoder();
  const [ones, others] = [await whole.encode(TEXTS), await quantised.encode(TEXTS)];
  const cosines = ones.map((one, index) =>
    one.reduce((sum, value, at) => sum + value * (others[index]?.[at] ?? NaN), 0),
  );
  const mean = cosines.reduce((sum, value) => sum + value, 0) / cosines.length;
  t.ok(mean > 0.995, cosines.join(', '));
  t.ok(Math.min(...cosines) > 0.99, cosines.join(', '));
});
