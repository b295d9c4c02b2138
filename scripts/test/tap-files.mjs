import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../setup/root.mjs';
import { run } from '../setup/run.mjs';
import { END_OF_FILE } from './end-of-file.mjs';

const FOLDERS = ['packages/server', 'packages/shared/src', 'scripts'];
/**
 * Arguments of Node, which the programs that tests start inherit. V8 compiles the embedded database once and
 * does not optimise it: a process of tests ends before that pays, and has taken a second of a core for it.
 */
const NODE = ['--liftoff-only', '--import=./scripts/typescript/register.mjs'];
const BATCH = 'scripts/test/tap-batch.mjs';

/** Files that one process runs at most: what they leave in memory ends with it. */
const MOST_IN_A_BATCH = 45;

/** Fewer, and what a process loads first, two seconds, and its databases are more than what they take. */
const LEAST_IN_A_BATCH = 6;

/** Line of a file that wants a process of its own: it looks at what is loaded, or leaves it changed. */
const ALONE = '// In a process of its own:';

/**
 * Runs test files: a process for each core, and one more, as they wait a lot. Each runs a batch of
 * them, one after the other, so that what they all import is loaded once; batches get smaller towards
 * the end, so that all processes end at about the same time. tap's own runner has a process for each
 * file and watches every module that they load, as code coverage and mocked modules need it: half of
 * the time of all these tests.
 *
 * @param {object} options
 * @param {(file: string) => boolean} options.include
 * @param {Record<string, string | undefined>} options.env
 * @param {number} options.timeout  of a file, in milliseconds
 * @param {(tap: string) => void} options.onTap  gets each file as a subtest
 * @param {(text: string) => void} options.onError  gets what they print to stderr
 * @returns {Promise<Map<string, number>>} time of each file, in ms
 */
export async function runTapFiles({ include, env, timeout, onTap, onError }) {
  const files = FOLDERS.flatMap(testFiles).filter(include);
  const alone = files.filter((file) => readFileSync(inRoot(file), 'utf8').includes(`\n${ALONE}`));
  const waiting = files.filter((file) => !alone.includes(file));
  const processes = availableParallelism() + 1;
  const tell = teller(onTap);

  async function work() {
    for (let file = alone.shift(); file; file = alone.shift()) {
      await runBatch([file], { env, timeout, onError, tell });
    }
    while (waiting.length > 0) {
      const share = Math.max(LEAST_IN_A_BATCH, Math.ceil((2 * waiting.length) / (3 * processes)));
      const batch = waiting.splice(0, Math.min(share, MOST_IN_A_BATCH));
      const left = await runBatch(batch, { env, timeout, onError, tell });
      waiting.unshift(...left);
    }
  }

  await Promise.all(Array.from({ length: processes }, work));
  onTap(`1..${tell.times.size}\n`);
  return tell.times;
}

/** @returns {Promise<string[]>} the files that were not tried, as one before them ended the process */
async function runBatch(batch, { env, timeout, onError, tell }) {
  const left = [...batch];
  let started = performance.now();
  let tap = '';
  let hasFailed = false;
  const end = (text, reason) => {
    const ms = performance.now() - started;
    hasFailed = !tell(left.shift(), { text, reason, ms }) || hasFailed;
    started = performance.now();
  };
  const { reason } = await run(process.execPath, [...NODE, BATCH, String(timeout), ...batch], {
    env: { ...env, TAP_BATCH: '1' },
    onOutput: (text) => {
      const pieces = (tap + text).split(`${END_OF_FILE}\n`);
      tap = pieces.pop();
      for (const piece of pieces) end(piece, '');
    },
    onError,
    timeout: batch.length * timeout + 60_000,
  });
  if (left.length > 0) end(tap, reason || 'its process has ended in the middle of it');
  else if (reason && !hasFailed) tell(batch.join(', '), { text: '', reason, ms: 0 });
  return left;
}

/** Passes on what a file printed as one subtest, with its end; says whether it has passed. */
function teller(onTap) {
  function tell(file, { text, reason, ms }) {
    const inner = text.match(/^ {4}.*$/gm) ?? [];
    const why =
      reason ||
      (inner.some((line) => /^ {4}(not )?ok /.test(line)) ? '' : 'no test in it') ||
      (/^ok /m.test(text) ? '' : 'a test of it has failed');
    tell.times.set(file, ms);
    onTap(
      `# Subtest: ${file}\n${inner.join('\n')}\n` +
        `${why ? 'not ok' : 'ok'} ${tell.times.size} - ${file} # time=${ms.toFixed(0)}ms\n` +
        (why && `  ---\n  reason: ${JSON.stringify(why)}\n  ...\n`),
    );
    return why === '';
  }
  tell.times = new Map();
  return tell;
}

function testFiles(folder) {
  return readdirSync(inRoot(folder), { recursive: true })
    .filter((name) => name.endsWith('.test.ts') && !name.includes('node_modules'))
    .sort()
    .map((name) => join(folder, name));
}
