/** The stages of `npm test`: what each runs, and how its tests are counted. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from '../setup/build.mjs';
import { bin, inRoot } from '../setup/root.mjs';
import { run } from '../setup/run.mjs';
import { tapCounter } from './tap-counter.mjs';
import { runTapFiles } from './tap-files.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 *
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} title
 * @property {('browser' | 'redis' | 'postgres' | 'firefox' | 'webkit')[]} needs  skipped without these
 * @property {('redis' | 'postgres')[]} uses  tests that cannot find these skip themselves
 * @property {boolean} needsBuild
 * @property {boolean} [onlyFull]  runs with `--full`, or where it is named
 * @property {(context: { full: boolean, print: (text: string) => void }) => Promise<Counts>} run
 */

const timeout = 15 * 60_000;

// The tools print into pipes, so each is told whether a person will see its colours.
const colour =
  process.stdout.isTTY && !process.env.NO_COLOR
    ? { FORCE_COLOR: '1' }
    : { FORCE_COLOR: undefined, NO_COLOR: '1' };

const failure = { passed: 0, failed: 1, skipped: 0 };
const success = { passed: 1, failed: 0, skipped: 0 };

/** A stage that is one test: it passes if all its commands do. */
async function allPass(commands, print) {
  const results = await Promise.all(
    commands.map(([name, ...args]) =>
      run(bin(name), args, { env: colour, onOutput: print, timeout }),
    ),
  );
  for (const [index, { reason }] of results.entries()) {
    if (reason) print(`${commands[index].join(' ')}: ${reason}\n`);
  }
  return results.some(({ reason }) => reason) ? failure : success;
}

/** Runs a tool that leaves its counts in the file named by TEST_COUNTS. */
async function withCounts(name, args, { full, print, read }) {
  const file = inRoot('.cache', `${name}-counts.json`);
  mkdirSync(inRoot('.cache'), { recursive: true });
  rmSync(file, { force: true });
  const { reason } = await run(bin(name), args, {
    env: { TEST_COUNTS: file, TEST_FULL: full ? '1' : '', ...colour },
    onOutput: (text) => print(withoutCursorMoves(text)),
    timeout,
  });
  const counts = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { ...failure };
  return judged(counts, reason, print);
}

/** The component runner repaints its screen, even where there is none. */
function withoutCursorMoves(text) {
  return text.replace(/\u001b\[(\d*A|2K|G)/g, '');
}

/** A tool that failed without a failed test, or ran no test at all, has failed. */
function judged(counts, reason, print) {
  if (reason && counts.failed === 0) {
    print(`The tool itself failed: ${reason}\n`);
    return { ...counts, failed: 1 };
  }
  if (counts.passed + counts.failed === 0) {
    print('No test was run.\n');
    return { ...counts, failed: 1 };
  }
  return counts;
}

async function buildAndMeasure({ print }) {
  try {
    await build(print);
  } catch (error) {
    print(`${error.message}\n`);
    return failure;
  }
  const { reason } = await run(process.execPath, [inRoot('scripts/sizes.mjs')], {
    onOutput: print,
  });
  return reason ? failure : success;
}

async function unit({ full, print }) {
  const counter = tapCounter(print);
  await runTapFiles({
    include: (file) => full || !file.endsWith('.full.test.ts'),
    env: { TEST_FULL: full ? '1' : '', ...colour },
    timeout: full ? timeout : 2 * 60_000,
    onTap: counter.write,
    onError: print,
  });
  return judged(counter.end(), '', print);
}

function playwrightCounts({ stats, errors }) {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
}

/** What the end-to-end tests do in Chromium, once more in another engine. */
function inEngine(name) {
  const args = ['test', '-c', 'e2e/engines.config.ts', `--project=${name}`];
  return ({ full, print }) =>
    withCounts('playwright', args, { full, print, read: playwrightCounts });
}

/** @type {Stage[]} in their order */
export const stages = [
  {
    name: 'lint',
    title: 'Lint',
    needs: [],
    uses: [],
    needsBuild: false,
    run: ({ print }) =>
      allPass(
        [
          ['eslint', '.', '--max-warnings=0'],
          ['prettier', '--check', '--log-level=warn', '.'],
        ],
        print,
      ),
  },
  {
    name: 'types',
    title: 'Type check',
    needs: [],
    uses: [],
    needsBuild: false,
    run: ({ print }) =>
      allPass([['tsc', '-b', '--pretty', String(Boolean(colour.FORCE_COLOR))]], print),
  },
  {
    name: 'build',
    title: 'Build',
    needs: [],
    uses: [],
    needsBuild: false,
    run: buildAndMeasure,
  },
  {
    name: 'unit',
    title: 'Unit and integration tests',
    needs: [],
    uses: ['redis', 'postgres'],
    needsBuild: false,
    run: unit,
  },
  {
    name: 'component',
    title: 'Component tests',
    needs: ['browser'],
    uses: [],
    needsBuild: false,
    run: ({ full, print }) => withCounts('wtr', [], { full, print, read: (counts) => counts }),
  },
  {
    name: 'e2e',
    title: 'End-to-end tests',
    needs: ['browser'],
    uses: ['redis', 'postgres'],
    needsBuild: true,
    run: ({ full, print }) =>
      withCounts('playwright', ['test'], { full, print, read: playwrightCounts }),
  },
  {
    name: 'firefox',
    title: 'Tests in Firefox',
    needs: ['firefox'],
    uses: [],
    needsBuild: true,
    onlyFull: true,
    run: inEngine('firefox'),
  },
  {
    name: 'webkit',
    title: 'Tests in WebKit',
    needs: ['webkit'],
    uses: [],
    needsBuild: true,
    onlyFull: true,
    run: inEngine('webkit'),
  },
];
