import t from 'tap';
import { WorkerSentenceEmbedder } from '../worker-sentence-embedder.js';
import { calibrationOf, CALIBRATION_TEXTS, likeness, LOCAL } from './calibration.js';

await t.test('[4.2] the scale is the local model’s own', async (t) => {
  const model = new WorkerSentenceEmbedder();
  t.teardown(() => model.close());
  const { alike, unrelated } = calibrationOf(await model.embedAll(CALIBRATION_TEXTS));
  t.ok(Math.abs(alike - LOCAL.alike) < 0.001, String(alike));
  t.ok(Math.abs(unrelated - LOCAL.unrelated) < 0.001, String(unrelated));
});

await t.test('[4.2] cosines of another model are put on it, without a change of order', (t) => {
  const other = { alike: 0.86, unrelated: 0.74 };
  t.ok(Math.abs(likeness(0.86, other) - LOCAL.alike) < 1e-9);
  t.ok(Math.abs(likeness(0.74, other) - LOCAL.unrelated) < 1e-9);
  t.ok(likeness(0.8, other) < likeness(0.81, other));
  t.equal(likeness(0.5, { alike: 0.3, unrelated: 0.3 }), 0.5, 'where there is no scale');
  t.end();
});
