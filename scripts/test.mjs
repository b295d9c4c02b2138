/**
 * `npm test`: gets what is needed, then runs the stages and closes with `N passed, N failed, N
 * skipped`. Exits with 1 if anything failed, or, in CI, was skipped.
 *
 *   --full        adds what takes longer
 *   --only=a,b    runs these stages only: lint, types, build, unit, component, e2e, firefox, webkit
 */
import './setup/node-version.mjs';
import { install } from './setup/install.mjs';
import { root } from './setup/root.mjs';
import { forwardSignals } from './setup/run.mjs';

const ci = !['', '0', 'false', undefined].includes(process.env.CI);
const started = Date.now();
const report = [];

process.chdir(root);
forwardSignals();

const { full, only } = options(process.argv.slice(2));

try {
  await install(console.log);
} catch (error) {
  console.error((error.details ?? '').trim().split('\n').slice(-40).join('\n'));
  console.error(`${error.message} Nothing could be tested.`);
  close({ passed: 0, failed: 1, skipped: 0 });
}

// These need the dependencies.
const { programs, provision, provisionHeadlessShell } = await import('./provision/provision.mjs');
const { build, isBuilt } = await import('./setup/build.mjs');
const { stages } = await import('./test/stages.mjs');

const unknown = only?.filter((name) => !stages.some((stage) => stage.name === name)) ?? [];
if (unknown.length > 0) {
  console.error(
    `There is no stage named ${unknown.join(', ')}: ${stages.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

const chosen = stages.filter(({ name, onlyFull }) =>
  only ? only.includes(name) : full || !onlyFull,
);
const wanted = [...new Set(chosen.flatMap((stage) => [...stage.needs, ...stage.uses]))];
const missing = await provision(wanted);

for (const { what, reason } of missing) {
  if (chosen.some((stage) => stage.uses.includes(what))) {
    skip(`tests with ${what}`, reason);
  }
}

// Nothing before the component tests needs it.
const browserIsThere = wanted.includes('browser') ? provisionHeadlessShell() : undefined;

// Lint, types and build share the cores, and print when they are done. Tests need the build and run one
// stage at a time; the linter, which takes longest, goes on beside the first.
const buffered = (stage) => runStage(stage, { buffered: true });
const named = (...names) => chosen.filter(({ name }) => names.includes(name));
const linted = Promise.all(named('lint').map(buffered));
await Promise.all(named('types', 'build').map(buffered));
const inTurn = chosen.filter(({ name }) => !['lint', 'types', 'build'].includes(name));
for (const [index, stage] of inTurn.entries()) {
  if (stage.needs.includes('browser')) await browserIsThere;
  const prepared = stage.needsBuild && isBuilt() && inTurn[index + 1]?.prepare?.({ full });
  await runStage(stage);
  await prepared;
}
await linted;

console.log('');
for (const { title, counts, seconds } of report) {
  const { passed, failed, skipped } = counts;
  const time = `${seconds.toFixed(1).padStart(6)} s`;
  console.log(
    `${title.padEnd(28)} ${time}   ${passed} passed, ${failed} failed, ${skipped} skipped`,
  );
}
close(total(report.map(({ counts }) => counts)));

async function runStage(stage, { buffered = false } = {}) {
  const begun = Date.now();
  const lacking = missing.find(({ what }) => stage.needs.includes(what));
  if (lacking) return skip(stage.title, lacking.reason);

  let text = '';
  const print = buffered ? (piece) => (text += piece) : (piece) => process.stdout.write(piece);
  if (!buffered) console.log(`\n== ${stage.title}`);
  const counts = await outcome(stage, print);
  const seconds = (Date.now() - begun) / 1000;
  if (buffered) console.log(`\n== ${stage.title}\n${text.trim()}`);
  console.log(`${counts.failed > 0 ? 'FAILED' : 'ok'}: ${stage.title}, ${seconds.toFixed(1)} s`);
  report.push({ title: stage.title, counts, seconds });
}

async function outcome(stage, print) {
  try {
    if (stage.needsBuild && !isBuilt()) await buildFirst();
    return await stage.run({ full, print });
  } catch (error) {
    print(`${error.details ?? ''}${error.message}\n`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

async function buildFirst() {
  if (chosen.some(({ name }) => name === 'build'))
    throw new Error('It needs the build, which failed.');
  await build();
}

function skip(title, reason) {
  console.log(`\nSKIPPED: ${title}, because ${reason}`);
  report.push({ title, counts: { passed: 0, failed: 0, skipped: 1 }, seconds: 0 });
}

function total(all) {
  const sum = (key) => all.reduce((number, counts) => number + counts[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

function close({ passed, failed, skipped }) {
  const skipsFail = ci && skipped > 0 && !onlyLacksPrograms();
  if (skipsFail) console.log('\nIn CI, a skipped test is a failure.');
  console.log(`\nTook ${((Date.now() - started) / 1000).toFixed(0)} s.`);
  console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
  process.exit(failed > 0 || passed === 0 || skipsFail ? 1 : 0);
}

/**
 * Tells whether all that is missing are programs beside servers, such as a proxy: that is no
 * failure of the product.
 */
function onlyLacksPrograms() {
  return missing.length > 0 && missing.every(({ what }) => programs.includes(what));
}

function options(args) {
  const onlyArgument = args.find((arg) => arg.startsWith('--only='));
  const strange = args.find((arg) => arg !== '--full' && arg !== onlyArgument);
  if (strange) {
    console.error(`Unknown option ${strange}. There are --full and --only=stage,stage.`);
    process.exit(2);
  }
  return {
    full: args.includes('--full') || process.env.TEST_FULL === '1',
    only: onlyArgument?.slice('--only='.length).split(','),
  };
}
