import t from 'tap';
import { WorkerSentenceEmbedder } from '../worker-sentence-embedder.js';
import { calibrationOf, CALIBRATION_TEXTS, likeness, LOCAL, SCALE } from './calibration.js';

await t.test('[4.2] cosines of the local model are put on the scale', async (t) => {
  const model = new WorkerSentenceEmbedder();
  t.teardown(() => model.close());
  // A question, then its passage.
  const made = CALIBRATION_TEXTS.map((text, index) =>
    index % 2 === 0 ? model.embed(text) : model.embedAll([text]).then(([vector]) => vector),
  );
  const { alike, unrelated } = calibrationOf((await Promise.all(made)).flatMap((v) => v ?? []));
  t.ok(Math.abs(alike - LOCAL.alike) < 0.001, String(alike));
  t.ok(Math.abs(unrelated - LOCAL.unrelated) < 0.001, String(unrelated));
  t.ok(Math.abs(model.likeness(LOCAL.alike) - SCALE.alike) < 1e-9);
  t.ok(Math.abs(model.likeness(LOCAL.unrelated) - SCALE.unrelated) < 1e-9);
});

await t.test('[4.2] cosines of another model are put on it, without a change of order', (t) => {
  const other = { alike: 0.86, unrelated: 0.74 };
  t.ok(Math.abs(likeness(0.86, other) - SCALE.alike) < 1e-9);
  t.ok(Math.abs(likeness(0.74, other) - SCALE.unrelated) < 1e-9);
  t.ok(likeness(0.8, other) < likeness(0.81, other));
  t.equal(likeness(0.5, { alike: 0.3, unrelated: 0.3 }), 0.5, 'where there is no scale');
  t.end();
});
