import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import t, { type Test } from 'tap';
import { IN_FULL } from '../../packages/server/testing/full-run.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const exec = promisify(execFile);

const NAMES = ['widget', 'server', 'client'] as const;

const tarballs = mkdtempSync(join(tmpdir(), 'tarballs-'));
t.teardown(() => rmSync(tarballs, { recursive: true }));
// All by one call: npm takes three seconds to begin.
const { stdout } = await exec(
  'npm',
  ['pack', '--json', '--pack-destination', tarballs, ...NAMES.map((name) => `./packages/${name}`)],
  { cwd: ROOT, maxBuffer: 2 ** 26 },
);
const all = JSON.parse(stdout.slice(stdout.indexOf('[\n'))) as readonly {
  readonly name: string;
  readonly filename: string;
}[];

/** Unpacks a package that npm has packed as it would publish it. */
async function packed(t: Test, name: string) {
  const folder = t.testdir();
  const { filename = '' } = all.find((one) => one.name === `@chatbot-test/${name}`) ?? {};
  const tarball = join(tarballs, filename);
  await exec('tar', ['-xzf', tarball, '-C', folder]);
  const root = join(folder, 'package');
  const text = readFileSync(join(root, 'package.json'), 'utf8');
  return { tarball, root, text, manifest: JSON.parse(text) as Manifest };
}

interface Manifest {
  readonly private?: boolean;
  readonly license: string;
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
}

for (const name of NAMES) {
  await t.test(`[6.7] the package of the ${name} can be published`, async (t) => {
    const { tarball, root, text, manifest } = await packed(t, name);
    t.notOk(manifest.private);
    t.equal(manifest.license, 'MIT');
    t.notMatch(text, 'workspace:');
    t.notMatch(text, '@chatbot-test/shared');
    for (const file of ['LICENSE', 'README.md', 'CHANGELOG.md']) {
      t.ok(existsSync(join(root, file)), file);
    }
    const { messages } = await publint({ pkgDir: root, pack: false, strict: true });
    t.same(
      messages.map((message) => formatMessage(message, manifest)),
      [],
      'publint',
    );
    if (name === 'server') {
      const commands = ['bin.mjs', 'dist/server.js', 'dist/cli.js'];
      for (const file of [...commands, 'migrations', 'public/demo/index.html']) {
        t.ok(existsSync(join(root, file)), file);
      }
      t.ok(existsSync(join(root, 'dist/typebox.LICENSE.txt')), 'the licence of what is built in');
      t.ok(existsSync(join(root, 'public/widget/chatbot.js.br')), 'the widget, compressed');
      t.ok(existsSync(join(root, 'public/client/client.js')), 'the client of the demo');
      await t.test('[4.2] its model runs with nothing beside it', (t) => embedsIn(t, root));
      return;
    }
    // It compiles each entry for each kind of import: most of the time of this test.
    if (IN_FULL) {
      const attw = join(ROOT, 'node_modules/.bin/attw');
      const args = ['--profile', 'esm-only', '--exclude-entrypoints', './custom-elements.json'];
      await t.resolves(exec(attw, [tarball, ...args]), 'attw finds no wrong types');
    }
    t.equal(await importedIn(t, name, root), 'function undefined\n', 'Node stays what it was');
    if (name === 'client') return;
    const bundled = readFileSync(join(root, 'lib/chatbot.js'), 'utf8');
    t.notMatch(bundled, 'import.meta', 'nothing is guessed from where a bundler puts it');
  });
}

/** Has the packed server's model make a vector, by WebAssembly. */
async function embedsIn(t: Test, root: string): Promise<void> {
  const options = JSON.stringify({ givesWay: false, engine: 'wasm' });
  const child = fork(join(root, 'dist/embeddings.worker.js'), [options], {
    ...{ serialization: 'advanced', execArgv: [] },
  });
  t.teardown(() => child.kill('SIGKILL'));
  t.match(await once(child, 'message'), [{ type: 'ready', engine: 'wasm' }]);
  child.send({ texts: ['How are you?'] });
  const [{ vectors }] = (await once(child, 'message')) as [{ vectors: Float32Array[] }];
  t.equal(vectors[0]?.length, 384);
}

/**
 * Imports a package in Node, in an empty folder outside of the repository.
 *
 * @returns what its first export and the page's own globals are there
 */
async function importedIn(t: Test, name: string, root: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'imports-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const scope = join(folder, 'node_modules/@chatbot-test');
  mkdirSync(scope, { recursive: true });
  cpSync(root, join(scope, name), { recursive: true });
  const dependency = join(ROOT, 'packages/client/node_modules/openapi-fetch');
  symlinkSync(realpathSync(dependency), join(folder, 'node_modules/openapi-fetch'));
  const program = `
    const [first = () => 0] = Object.values(await import('@chatbot-test/${name}'));
    console.log(typeof first, typeof customElements);`;
  const args = ['--input-type=module', '--eval', program];
  return (await exec(process.execPath, args, { cwd: folder })).stdout;
}
