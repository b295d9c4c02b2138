import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { inRoot } from '../setup/root.mjs';
import { run } from '../setup/run.mjs';

const FOLDERS = ['packages/server/src', 'packages/shared/src'];
const TYPESCRIPT = '--import=./scripts/typescript/register.mjs';

/**
 * Runs test files as the programs that they are: one for each core, and one more, as they wait a
 * lot. tap's own runner does the same, but watches every module that they load, as code coverage and
 * mocked modules need it: that is half of the time of all these tests.
 *
 * @param {object} options
 * @param {(file: string) => boolean} options.include
 * @param {Record<string, string | undefined>} options.env
 * @param {number} options.timeout  of a file, in milliseconds
 * @param {(tap: string) => void} options.onTap  gets each file as a subtest
 * @param {(text: string) => void} options.onError  gets what they print to stderr
 */
export async function runTapFiles({ include, env, timeout, onTap, onError }) {
  const waiting = FOLDERS.flatMap(testFiles).filter(include);
  let files = 0;

  async function work() {
    for (let file = waiting.shift(); file; file = waiting.shift()) {
      const started = performance.now();
      let tap = '';
      const ended = await run(process.execPath, [TYPESCRIPT, file], {
        env: { ...env, TAP_TIMEOUT: String(timeout / 1_000) },
        onOutput: (text) => (tap += text),
        onError,
        timeout: timeout + 10_000, // A file that can still say what it waited for does so before.
      });
      const reason = ended.reason || (/^(not )?ok /m.test(tap) ? '' : 'no test in it');
      const time = `# time=${(performance.now() - started).toFixed(0)}ms`;
      files += 1;
      onTap(
        `# Subtest: ${file}\n${tap.replace(/^(?=.)/gm, '    ')}\n` +
          `${reason ? 'not ok' : 'ok'} ${files} - ${file} ${time}\n` +
          (reason && `  ---\n  reason: ${JSON.stringify(reason)}\n  ...\n`),
      );
    }
  }

  await Promise.all(Array.from({ length: availableParallelism() + 1 }, work));
  onTap(`1..${files}\n`);
}

function testFiles(folder) {
  return readdirSync(inRoot(folder), { recursive: true })
    .filter((name) => name.endsWith('.test.ts'))
    .sort()
    .map((name) => join(folder, name));
}
