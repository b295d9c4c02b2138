import { existsSync } from 'node:fs';
import { dependenciesHash } from './install.mjs';
import { bin, inRoot } from './root.mjs';
import { run } from './run.mjs';
import { filesIn, hashOf, stampIn } from './stamp.mjs';

const stamp = stampIn('.cache/build.stamp');
const results = [
  'packages/server/dist/server.js',
  'packages/server/model',
  'packages/widget/dist/chatbot.js',
  'packages/client/dist/client.js',
];

/** @returns {string} changes with whatever decides what is built */
function sourcesHash() {
  const sources = ['shared', 'widget', 'server', 'client']
    .flatMap((name) => filesIn(`packages/${name}/src`))
    .filter((file) => !file.endsWith('.test.ts'));
  const configuration = [
    ...filesIn('packages').filter(isTsconfig),
    ...filesIn('scripts/build'),
    ...filesIn('scripts/model'),
  ];
  return hashOf([...sources, ...configuration, 'rollup.config.mjs', 'tsconfig.base.json']);
}

function isTsconfig(file) {
  return /\/tsconfig[^/]*\.json$/.test(file);
}

/** @returns {boolean} whether a build of these very sources is there */
export function isBuilt() {
  const there = results.every((file) => existsSync(inRoot(file)));
  return there && stamp.fits(wanted());
}

function wanted() {
  return `${sourcesHash()} ${dependenciesHash()}`;
}

/**
 * Builds the widget and the server.
 *
 * @param {(text: string) => void} [onOutput]  gets what Rollup prints
 * @throws {Error} with one line that says what went wrong, and `details`
 */
export async function build(onOutput = () => {}) {
  const hash = wanted();
  stamp.clear();
  const { output, reason } = await run(bin('rollup'), ['-c'], { env: { NO_COLOR: '1' }, onOutput });
  if (reason) {
    throw Object.assign(new Error(`The build failed (${reason}).`), { details: output });
  }
  stamp.set(hash);
}
