/**
 * `npm run bench:widget`: our widget beside three others of npm, in one run: the ratio counts, not
 * the absolute figure. Flags: `--runs=15`, `--only=cold,load,answer,stream,history,heap`, `--json=<file>`,
 * `--candidates=ours,quikchat,deep-chat,open-chat-studio`. Needs a build.
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
    only: { type: 'string', default: 'cold,load,answer,stream,history,heap' },
    candidates: { type: 'string', default: 'ours,quikchat,deep-chat,open-chat-studio' },
    json: { type: 'string', default: '.cache/bench-widget.json' },
  },
});
const candidates = values.candidates.split(',');
const THROTTLE = 4;
/** A telephone far from a mast: round trips of 150 ms, 1.6 Mbit/s both ways. */
const NETWORK = { latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };
/** Its conversations go to a server of its own: only its cold start is measured. */
const COLD_ONLY = 'open-chat-studio';

/** @type {Record<string, (bench: Bench, candidate: string) => Promise<object>>} */
const measurements = {
  cold: async (bench, candidate) => {
    const found = {};
    for (const [name, throttle, network] of [
      ['', 1, null],
      ['Slow', THROTTLE, null],
      ['Net', 1, NETWORK],
      ['NetSlow', THROTTLE, NETWORK],
    ]) {
      const { launcherMs, usableMs, pressMs, blockedMs } = await bench.cold(
        candidate,
        throttle,
        network,
      );
      found[`coldLauncher${name}Ms`] = launcherMs;
      found[`coldUsable${name}Ms`] = usableMs;
      if (pressMs !== undefined) found[`coldPress${name}Ms`] = pressMs;
      found[`coldBlocked${name}Ms`] = blockedMs;
    }
    return found;
  },
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
    ...(await bench.history(candidate, 500, false)),
    ...(await bench.history(candidate, 500, true)),
    ...(await bench.history(candidate, 2_000, false)),
    ...(await bench.history(candidate, 2_000, true)),
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
        if (candidate === COLD_ONLY && name !== 'cold') continue;
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
