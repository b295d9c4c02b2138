/**
 * Runs test files one after the other in one process, each as a subtest of its own: what they all
 * import is loaded once, which is half of the time of a short one.
 *
 *   node --import ./scripts/typescript/register.mjs scripts/test/tap-batch.mjs 600000 a.test.ts b.test.ts
 *
 * The first argument is the timeout of a file, in ms. `END_OF_FILE` follows on each, on a line.
 */
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { END_OF_FILE } from './end-of-file.mjs';

/** Time in which a process ends by itself when its tests have, in ms. */
const ENDS_WITHIN_MS = 60_000;

// tap names folders of fixtures after the arguments that it finds, and no name has room for all of these.
const [timeout, ...files] = process.argv.splice(2);
const { default: tap } = await import('tap');
const current = Symbol.for('chatbot-test.tap-of-file');

// Of property tests that choose none by themselves.
if (process.env.SEED) fc.configureGlobal({ seed: Number(process.env.SEED) });

tap.setTimeout(0);
for (const file of files) {
  await tap.test(file, { timeout: Number(timeout) }, async (t) => {
    globalThis[current] = t;
    await import(pathToFileURL(file).href);
  });
  // By tap itself, which holds back what a slow reader has not taken yet.
  tap.comment(END_OF_FILE.slice(2));
}
tap.end();
// What the files have shared, such as databases: see packages/server/testing/database.ts.
await globalThis[Symbol.for('chatbot-test.end-of-batch')]?.();

setTimeout(() => {
  const left = process.getActiveResourcesInfo().join(', ');
  console.error(`Something that a test began has not ended: ${left}. One of ${files.join(', ')}`);
  process.exit(1);
}, ENDS_WITHIN_MS).unref();
