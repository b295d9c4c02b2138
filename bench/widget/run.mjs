/**
 * `npm run bench:widget`: our widget beside two others of npm, in one run: the ratio counts, not
 * the absolute figure. Flags: `--runs=15`, `--only=load,answer,stream,history,heap`, `--json=<file>`,
 * `--candidates=ours,quikchat,deep-chat`. Needs a build.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { sizeUntil } from '../../scripts/sizes.mjs';
import { chromiumArgs, findChromium } from '../../scripts/provision/find.mjs';
import { Bench } from './measure.mjs';
import { startServer } from './server.mjs';
import { tableOf } from './table.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '15' },
    only: { type: 'string', default: 'load,answer,stream,history,heap' },
    candidates: { type: 'string', default: 'ours,quikchat,deep-chat' },
    json: { type: 'string', default: '.cache/bench-widget.json' },
  },
});
const candidates = values.candidates.split(',');
const THROTTLE = 4;

/** @type {Record<string, (bench: Bench, candidate: string) => Promise<object>>} */
const measurements = {
  load: async (bench, candidate) => {
    const { launcherMs, launcherKiB, allKiB } = await bench.load(candidate, 1);
    const slow = await bench.load(candidate, THROTTLE);
    return {
      launcherKiB,
      // The others come in one piece; of ours the browser loads when it is idle, in an order of its own.
      panelKiB: candidate === 'ours' ? sizeUntil('panel usable') : allKiB,
      markdownKiB: candidate === 'ours' ? sizeUntil('markdown and strings too') : allKiB,
      allKiB,
      launcherMs,
      launcherSlowMs: slow.launcherMs,
      usableSlowMs: slow.usableMs,
      blockedSlowMs: slow.blockedMs,
    };
  },
  answer: (bench, candidate) => bench.answer(candidate),
  stream: (bench, candidate) => bench.stream(candidate, 2_000, THROTTLE),
  history: async (bench, candidate) => ({
    ...(await bench.history(candidate, 500, 1)),
    ...(await bench.history(candidate, 2_000, 1)),
  }),
  heap: async (bench, candidate) => ({
    ...(await bench.heap(candidate, 0)),
    ...(await bench.heap(candidate, 500)),
  }),
};

const server = await startServer();
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
const samples = {};
try {
  const bench = new Bench(browser, server);
  for (let run = 0; run < Number(values.runs); run += 1) {
    // One after the other in each run, so that a slow minute of the machine hits all of them.
    for (const name of values.only.split(',')) {
      for (const candidate of candidates) {
        const found = await measurements[name](bench, candidate);
        for (const [figure, value] of Object.entries(found)) {
          ((samples[figure] ??= {})[candidate] ??= []).push(value);
        }
      }
    }
    process.stderr.write(`run ${run + 1} of ${values.runs}\n`);
  }
} finally {
  await browser.close();
  server.close();
}

const { lines, report } = tableOf(samples, candidates);
console.log(lines.join('\n'));
mkdirSync(dirname(values.json), { recursive: true });
writeFileSync(
  values.json,
  `${JSON.stringify({ runs: Number(values.runs), ...report }, null, 2)}\n`,
);
