/**
 * Tells where the time of a cold start goes, of one build or of several in turn: the launcher is pressed as
 * soon as it is painted. Times are the main thread's own CPU time, which a busy machine does not
 * stretch; with a 4× throttle they are four times what the work takes.
 *
 *     node --import ./scripts/typescript/register.mjs benchmarks/widget/cold-trace.mjs
 *
 * Flags: `--builds=packages/widget/dist,/tmp/before`, `--candidate=ours` or another of the bench's
 * pages, `--runs=5`, `--throttle=4`, `--tasks`: what was done in the longest tasks of the last run.
 */
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { chromiumArgs, findChromium } from '../../scripts/provision/find.mjs';
import { traceMainThread } from './main-thread.mjs';
import { installProbe } from './probe.mjs';
import { startServer } from './server.mjs';

const { values } = parseArgs({
  options: {
    builds: { type: 'string', default: 'packages/widget/dist' },
    candidate: { type: 'string', default: 'ours' },
    runs: { type: 'string', default: '5' },
    throttle: { type: 'string', default: '4' },
    tasks: { type: 'boolean', default: false },
  },
});
/** Longer than this a task blocks, in ms. */
const LONG_MS = 50;
const CATEGORIES = ['v8', 'disabled-by-default-v8.compile', 'blink.user_timing'];

const builds = values.builds.split(',');
const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArgs });
const servers = await Promise.all(builds.map((build) => startServer(build)));
const found = builds.map(() => []);
try {
  // A browser that has just started is busy with pages of its own.
  for (const { origin } of servers) await measure(origin);
  for (let run = 0; run < Number(values.runs); run += 1) {
    for (const [index, { origin }] of servers.entries()) found[index].push(await measure(origin));
  }
} finally {
  await browser.close();
  for (const server of servers) server.close();
}
print();

async function measure(origin) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await page.addInitScript(installProbe);
    await page.addInitScript(pressAtOnce);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: Number(values.throttle) });
    const stop = await traceMainThread(cdp, CATEGORIES, 'usable');
    await page.goto(`${origin}/${values.candidate}.html`, { waitUntil: 'commit' });
    await page.evaluate(() => window.usable);
    await page.waitForTimeout(1_500);
    return figuresOf(await stop());
  } finally {
    await context.close();
  }
}

/** Runs in the page, before anything else. */
function pressAtOnce() {
  window.usable = window.probe.launcher.then(async () => {
    performance.mark('launcher');
    const launcher = window.bench.launcher();
    if (launcher.localName === 'button') launcher.click();
    await window.probe.until('input');
    performance.mark('usable');
  });
}

/** @returns {Record<string, number> & { tasks: object[] }} ms */
function figuresOf(events) {
  const at = (name) => events.find((event) => event.name === name);
  const [launcher, usable] = [at('launcher'), at('usable')];
  const tasks = events.filter(({ name }) => name === 'RunTask').map((task) => detail(task, events));
  const sum = (list) => list.reduce((total, { ms }) => total + ms, 0);
  const from = tasks.find(({ parts }) => 'ParseHTML' in parts)?.ts ?? 0;
  const own = tasks.filter(({ ts }) => ts >= from);
  // The launcher is pressed in the very task that marks it: of that only what comes before counts.
  const before = (mark) =>
    own
      .filter(({ ts }) => ts < mark.ts)
      .reduce((total, { ms, tts }) => total + Math.min(ms, (mark.tts - tts) / 1_000), 0);
  const figures = {
    'until the launcher': before(launcher),
    'from there to usable': before(usable) - before(launcher),
    'all until idle': sum(own),
    blocking: own.reduce((total, { ms }) => total + Math.max(0, ms - LONG_MS), 0),
    longest: Math.max(...own.map(({ ms }) => ms)),
    'launcher, by the clock': (launcher.ts - from) / 1_000,
    'usable, by the clock': (usable.ts - from) / 1_000,
  };
  for (const { parts } of own) {
    for (const [name, ms] of Object.entries(parts)) {
      figures[`  ${name}`] = (figures[`  ${name}`] ?? 0) + ms;
    }
  }
  return { ...figures, tasks: own.map((task) => ({ ...task, atMs: (task.ts - from) / 1_000 })) };
}

/** A task's time, and that of each kind of work in it without what is inside of that. */
function detail({ ts, tts, dur = 0, tdur = 0 }, events) {
  const inside = events.filter(
    (event) => event.name !== 'RunTask' && event.tdur && event.ts >= ts && event.ts < ts + dur,
  );
  const parts = {};
  const open = [];
  for (const event of inside.sort((a, b) => a.ts - b.ts || b.dur - a.dur)) {
    while (open.length && event.ts >= open.at(-1).ts + open.at(-1).dur) open.pop();
    const { name } = event;
    parts[name] = (parts[name] ?? 0) + event.tdur / 1_000;
    if (open.length) parts[open.at(-1).name] -= event.tdur / 1_000;
    open.push(event);
  }
  return { ts, tts, ms: tdur / 1_000, parts };
}

function print() {
  const row = (name, cells) =>
    console.log(`${name.padEnd(36)}${cells.map((cell) => String(cell).padStart(16)).join('')}`);
  row(
    `median of ${values.runs}, ms`,
    builds.map((build) => build.slice(-15)),
  );
  const names = new Set(found.flat().flatMap((run) => Object.keys(run)));
  names.delete('tasks');
  for (const name of names) {
    const medians = found.map((runs) => median(runs.map((run) => run[name] ?? 0)));
    if (!name.startsWith('  ') || Math.max(...medians) >= 2) {
      row(
        name,
        medians.map((figure) => figure.toFixed(1)),
      );
    }
  }
  if (!values.tasks) return;
  for (const [index, build] of builds.entries()) {
    console.log(`\n${build}: tasks of the last run, from the first on`);
    for (const { ms, atMs, parts } of found[index].at(-1).tasks.filter((task) => task.ms > 10)) {
      const most = Object.entries(parts).sort(([, a], [, b]) => b - a);
      const words = most.slice(0, 7).map(([name, part]) => `${name} ${part.toFixed(1)}`);
      console.log(
        `${atMs.toFixed(0).padStart(6)}: ${ms.toFixed(1).padStart(6)}  ${words.join(', ')}`,
      );
    }
  }
}

function median(figures) {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[sorted.length >> 1];
}
