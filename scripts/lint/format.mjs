/**
 * Finds files that are not formatted, prints their names and exits with 1.
 *
 *   node scripts/lint/format.mjs [path ...]    everything, unless files or folders are named
 *
 * Prettier decides. oxfmt looks at all files first, in a twentieth of Prettier's time, and leaves it those
 * that it would write differently itself: a dozen of two thousand.
 */
import { bin } from '../setup/root.mjs';
import { run } from '../setup/run.mjs';

const CONFIG = '.prettierrc.json';

const [first = '.', ...others] = process.argv.slice(2);
const { code, output } = await run(
  bin('oxfmt'),
  ['-c', CONFIG, '--list-different', first, ...others],
  { onOutput: () => {}, onError: (text) => process.stderr.write(text) },
);
// 1: files differ, or the configuration cannot be read; 2: a file cannot be read.
const files = code === 1 ? output.split('\n').filter(Boolean) : [];
if (files.length > 0) {
  const args = ['--config', CONFIG, '--check', '--log-level=warn', '--ignore-unknown', ...files];
  process.exitCode = (await run(bin('prettier'), args)).code;
} else {
  process.exitCode = code;
}
