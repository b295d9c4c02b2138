import { EventEmitter, once } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import t from 'tap';
import { EmbeddingsUnavailable, type SentenceEmbedder } from '../sentence-embedder.js';
import { TextNearness } from './text-nearness.js';

/** Texts that were embedded, in order, by an embedder whose vectors point to the text's length in degrees. */
function counting() {
  const made: string[] = [];
  const vectorOf = (text: string) => {
    const angle = (text.length * Math.PI) / 180;
    return Float32Array.of(Math.cos(angle), Math.sin(angle));
  };
  const embedder: SentenceEmbedder = {
    ...{ model: 'degrees', dimensions: 2, languages: null, passageLength: 300 },
    likeness: (cosine) => cosine / 2,
    embed: (text) => Promise.resolve(vectorOf(text)),
    embedAll: (texts) => {
      made.push(...texts);
      return Promise.resolve(texts.map(vectorOf));
    },
    close: () => Promise.resolve(),
  };
  return { made, embedder };
}

const EAST = Float32Array.of(1, 0);
const NORTH = 'n'.repeat(90);
const NORTH_EAST = 'e'.repeat(45);

t.test(
  '[4.2] texts are compared in order, on the scale of likeness, each embedded once',
  async (t) => {
    const { made, embedder } = counting();
    const nearness = new TextNearness(embedder);
    const [north = 1, diagonal = 0, again] = await nearness.of(EAST, [NORTH, NORTH_EAST, NORTH]);
    t.ok(Math.abs(north) < 0.01);
    t.ok(Math.abs(diagonal - Math.SQRT1_2 / 2) < 0.01, 'a byte for each number is exact enough');
    t.equal(again, north);
    await nearness.of(EAST, [NORTH_EAST, 'x']);
    t.strictSame(made, [NORTH, NORTH_EAST, 'x'], 'what was compared before is held');
  },
);

t.test(
  '[4.2] texts that cannot be embedded now are tried again with the next question',
  async (t) => {
    const { embedder, made } = counting();
    let isBusy = true;
    const nearness = new TextNearness({
      ...embedder,
      embedAll: (texts) =>
        isBusy ? Promise.reject(new EmbeddingsUnavailable('busy')) : embedder.embedAll(texts),
    });
    await t.rejects(nearness.of(EAST, [NORTH]), EmbeddingsUnavailable);
    isBusy = false;
    await nearness.of(EAST, [NORTH]);
    t.strictSame(made, [NORTH]);
  },
);

t.test(
  '[4.2] a question does not wait long; what comes too late is there for the next one',
  async (t) => {
    const { embedder } = counting();
    const gate = new EventEmitter();
    const free = once(gate, 'open');
    const slow: SentenceEmbedder = {
      ...embedder,
      embedAll: (texts) => free.then(() => embedder.embedAll(texts)),
    };
    const nearness = new TextNearness(slow, 1);
    await t.rejects(nearness.of(EAST, [NORTH_EAST]), EmbeddingsUnavailable);
    gate.emit('open');
    await setImmediate();
    const patient = await nearness.of(EAST, [NORTH_EAST]);
    t.ok(Math.abs((patient[0] ?? 0) - Math.SQRT1_2 / 2) < 0.01);
  },
);
