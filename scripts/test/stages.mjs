/** The stages of `npm test`: what each runs, and how its tests are counted. */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from '../setup/build.mjs';
import { bin, inRoot } from '../setup/root.mjs';
import { run } from '../setup/run.mjs';
import { filesIn } from '../setup/stamp.mjs';
import { tapCounter } from './tap-counter.mjs';
import { runTapFiles } from './tap-files.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 *
 * @typedef {object} Stage
 * @property {string} name
 * @property {string} title
 * @property {('browser' | 'redis' | 'postgres' | 'firefox' | 'webkit')[]} needs  skipped without these
 * @property {('redis' | 'postgres' | 'pgbouncer' | 'nginx' | 'haproxy' | 'caddy' | 'promtool')[]} uses  tests that cannot find these skip themselves
 * @property {boolean} needsBuild
 * @property {boolean} [onlyFull]  runs with `--full`, or where it is named
 * @property {(context: { full: boolean }) => Promise<unknown>} [prepare]  what may be done beside the stage before it
 * @property {(context: { full: boolean, print: (text: string) => void }) => Promise<Counts>} run
 */

/**
 * Limit of a stage that hangs, in ms: one core that does much else takes half an hour for the
 * longest.
 */
const timeout = 90 * 60_000;

// The tools print into pipes, so each is told whether a person will see its colours.
const colour =
  process.stdout.isTTY && !process.env.NO_COLOR
    ? { FORCE_COLOR: '1' }
    : { FORCE_COLOR: undefined, NO_COLOR: '1' };

/**
 * Seed of property tests: always the same, so that none fails by chance; the full run tries others.
 */
const seedOf = (full) => process.env.SEED ?? String(full ? Date.now() % 1_000_000_007 : 1);

/** Files that the unit tests name at their end. */
const SLOWEST = 10;

const failure = { passed: 0, failed: 1, skipped: 0 };
const success = { passed: 1, failed: 0, skipped: 0 };

/** The compiler in its native form: in a quarter of the time of the other, by which ESLint reads sources. */
const tsc = inRoot('node_modules/typescript-native/bin/tsc');

/** A stage that is one test: it passes if all its commands do. */
async function allPass(commands, print) {
  const results = await Promise.all(
    commands.map(([program, ...args]) =>
      run(program, args, { env: colour, onOutput: print, timeout }),
    ),
  );
  for (const [index, { reason }] of results.entries()) {
    if (reason) print(`${commands[index].join(' ')}: ${reason}\n`);
  }
  return results.some(({ reason }) => reason) ? failure : success;
}

/**
 * The compiler's run is one test, and so is each file that only the compiler reads (`*.test-d.ts`): it
 * holds what has to compile, and what must not.
 */
async function checkTypes({ print }) {
  // Beside the linter and the build: its threads would take twice the work, and the cores are taken.
  const { reason, output } = await run(
    process.execPath,
    [tsc, '-b', '--pretty', 'false', '--singleThreaded'],
    { env: colour, onOutput: print, timeout },
  );
  const typeTests = filesIn('packages').filter((file) => /\.test-d\.tsx?$/.test(file));
  const failed = typeTests.filter((file) => output.includes(file)).length;
  const compiles = reason ? 0 : 1;
  return {
    passed: typeTests.length - failed + compiles,
    failed: failed + 1 - compiles,
    skipped: 0,
  };
}

/** Runs a tool that leaves its counts in the file named by TEST_COUNTS. */
async function withCounts(name, args, { full, print, read }) {
  const file = inRoot('.cache', `${name}-counts.json`);
  mkdirSync(inRoot('.cache'), { recursive: true });
  rmSync(file, { force: true });
  const { reason } = await run(bin(name), args, {
    env: { TEST_COUNTS: file, TEST_FULL: full ? '1' : '', SEED: seedOf(full), ...colour },
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
  const times = await runTapFiles({
    include: (file) => full || !file.endsWith('.full.test.ts'),
    env: { TEST_FULL: full ? '1' : '', SEED: seedOf(full), ...colour },
    timeout: full ? timeout : 10 * 60_000,
    onTap: counter.write,
    onError: print,
  });
  const counts = judged(counter.end(), '', print);
  const slowest = [...times].sort(([, a], [, b]) => b - a).slice(0, SLOWEST);
  print(`The slowest files, each beside what else ran meanwhile:\n`);
  for (const [file, ms] of slowest) print(`${(ms / 1000).toFixed(1).padStart(6)} s  ${file}\n`);
  return counts;
}

/** The sources, and then what the elements promise to a page with the built bundle in their place. */
async function component({ full, print }) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  for (const args of [[], ['--config', 'web-test-runner.built.config.mjs']]) {
    const more = await withCounts('wtr', args, { full, print, read: (read) => read });
    for (const key of Object.keys(counts)) counts[key] += more[key];
  }
  return counts;
}

/** A test that failed and then passed has passed, and is named: see `retries` in playwright.config.ts. */
function playwrightCounts({ stats, errors, suites }) {
  for (const title of flaky(suites)) console.log(`FLAKY, passed at the second try: ${title}`);
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

function* flaky(suites = []) {
  for (const { suites: inner, specs } of suites) {
    yield* flaky(inner);
    for (const { file, title, tests } of specs) {
      if (tests.some(({ status }) => status === 'flaky')) yield `${file}: ${title}`;
    }
  }
}

/** Runs what the end-to-end tests do in Chromium once more in another engine. */
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
          [bin('eslint'), '.', '--max-warnings=0'],
          [bin('oxlint')],
          [process.execPath, inRoot('scripts/lint/format.mjs')],
          [process.execPath, inRoot('scripts/lint/cycles.mjs')],
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
    run: checkTypes,
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
    uses: ['redis', 'postgres', 'pgbouncer', 'nginx', 'haproxy', 'caddy', 'promtool'],
    needsBuild: false,
    run: unit,
  },
  {
    name: 'component',
    title: 'Component tests',
    needs: ['browser'],
    uses: [],
    needsBuild: true,
    run: component,
  },
  {
    name: 'e2e',
    title: 'End-to-end tests',
    needs: ['browser'],
    uses: ['redis', 'postgres', 'nginx', 'haproxy'],
    needsBuild: true,
    // Half of it is waiting. If it fails, the tests do it once more and say why.
    prepare: ({ full }) =>
      run(process.execPath, ['--import=./scripts/typescript/register.mjs', 'e2e/prepare.ts'], {
        env: { TEST_FULL: full ? '1' : '' },
        onOutput: () => {},
        timeout: 10 * 60_000,
      }),
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
