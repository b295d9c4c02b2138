/**
 * Prints what a page downloads of the widget, in KiB of brotli, beside its budgets, and exits with 1
 * when one is exceeded, or is closer than 3 % without a word about what goes next.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { recordedChunks } from './build/chunks.mjs';

/** The parts of a conversation, in the order in which they are loaded; languages, HTTP and keyboards besides. */
const CONVERSATION = ['panel', 'upkeep', 'markdown', 'extras'];

const dist = new URL('../packages/widget/dist/', import.meta.url);

/** @param {import('./build/chunks.mjs').Chunk[]} chunks */
function measure(chunks, brotliBytes) {
  const entry = chunks.filter((chunk) => chunk.isEntry);
  const named = (prefix) => chunks.filter((chunk) => chunk.name.startsWith(prefix));
  const launcher = closure(entry, chunks);
  const panel = closure([...entry, ...named('panel')], chunks);
  // Of the languages a page loads one, and none for English.
  const onDemand = chunks.filter(
    ({ fileName, name }) =>
      entry[0].dynamicImports.includes(fileName) && !/^(lang-|monitoring)/.test(name),
  );
  const bench = closure([...entry, ...named('bench'), ...onDemand], chunks);
  const monitoring = closure([...entry, ...named('monitoring.chunk')], chunks);
  const withMarkdown = closure([...entry, ...named('panel'), ...named('markdown')], chunks);
  const all = closure([...entry, ...CONVERSATION.flatMap(named)], chunks);
  const rows = [
    // A visitor who presses at once writes here; what is sent waits for the panel.
    {
      what: 'launcher visible, and field usable',
      files: launcher,
      budget: 11.8,
      next: 'the initial in place of a picture, and the branding, come with the panel',
    },
    {
      what: 'panel usable',
      files: panel,
      budget: 27.5,
      next: 'what draws a link, its frames and its reducer, loads beside the panel',
    },
    {
      what: 'markdown and strings too',
      files: withMarkdown,
      budget: 45,
      next: 'tables and their styles load with the first table',
    },
    {
      what: 'all that a conversation loads',
      files: all,
      budget: 56,
      next: 'what several tabs say to each other loads where there is a second tab',
    },
    {
      what: 'chatbot-test open with debug panel',
      files: bench,
      budget: 59,
      next: 'what the menus of simulations and exports say loads with the menus',
    },
    { what: 'chatbot-sessions lists sessions', files: monitoring, budget: 66 },
    {
      what: 'checking the receipt, when idle',
      files: closure(named('witness'), chunks).filter((file) => !all.includes(file)),
      budget: 1,
      next: 'what reads the file that is drawn, to a file that three pages in four do not load',
    },
  ].map((row) => ({ ...row, size: sum(row.files.map(brotliBytes)) / 1024 }));
  return { rows, problems: problems(rows, chunks, panel) };
}

function problems(rows, chunks, panel) {
  const over = rows
    .filter((row) => row.size > row.budget)
    .map((row) => `"${row.what}" is ${row.size.toFixed(2)} KiB; its budget is ${row.budget} KiB`);
  const close = rows
    .filter(({ size, budget, next }) => !next && size > 0.97 * budget)
    .map(({ what }) => `"${what}" is within 3 % of its budget: say here what goes next`);
  const missing = [...CONVERSATION, 'bench']
    .filter((name) => !chunks.some((chunk) => chunk.name.startsWith(name)))
    .map((name) => `no chunk's name starts with "${name}": its budget cannot be checked`);
  const leaked = chunks
    .filter(({ fileName }) => panel.includes(fileName))
    .flatMap(({ modules }) =>
      modules.filter((module) => /\/src\/(test-bench|i18n\/(bench|en\/bench))/.test(module)),
    )
    .map((module) => `${module} is loaded with the panel: nothing of the bench belongs there`);
  return [...over, ...close, ...missing, ...leaked];
}

/** The files that are fetched before the first of these chunks runs: they and all they import. */
function closure(from, chunks) {
  const files = new Set();
  const visit = (chunk) => {
    if (files.has(chunk.fileName)) return;
    files.add(chunk.fileName);
    for (const imported of chunk.imports) {
      visit(chunks.find((other) => other.fileName === imported));
    }
  };
  from.forEach(visit);
  return [...files];
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

function measureBuild() {
  return measure(
    recordedChunks(),
    (fileName) => brotliCompressSync(readFileSync(new URL(fileName, dist))).length,
  );
}

/** @returns {number} KiB of the last build, of one of the rows */
export function sizeUntil(name) {
  return measureBuild().rows.find(({ what }) => what === name).size;
}

function main() {
  const { rows, problems } = measureBuild();
  console.log('widget, until ...                     brotli KiB   budget   files');
  for (const { what, size, budget, files, next } of rows) {
    const figures = `${size.toFixed(2).padStart(10)}   ${String(budget).padStart(6)}   ${String(files.length).padStart(5)}`;
    console.log(`${what.padEnd(37)} ${figures}`);
    if (next && size > 0.97 * budget) console.log(`  within 3 %; next: ${next}`);
  }
  for (const problem of problems) console.error(`FAILED: ${problem}`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main();
