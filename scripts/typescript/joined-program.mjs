import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const cache = new URL('../../.cache/typescript/', import.meta.url);
const { version } = createRequire(import.meta.url)('esbuild/package.json');

/** Programs that tests, and the servers in them, start many times as processes and threads of their own. */
const PROGRAM = /\/packages\/server\/.*(\.worker|-program|\/src\/server)\.ts$/;

/** Folders of joined programs, each with the address of the program that its packages are looked up from. */
const folders = new Map();

/** @returns {boolean} whether it is a program whose modules are joined */
export function isProgram(url) {
  return PROGRAM.test(url);
}

/** @returns {string | undefined} the program that a file is a part of, joined */
export function programOf(url) {
  const end = url?.lastIndexOf('/') ?? -1;
  return end < 0 ? undefined : folders.get(url.slice(0, end + 1));
}

/**
 * Puts the workspace's modules of a program, hundreds of small ones, into one file, and one for each part that it
 * loads when it wants it: to look up and load each by itself takes half of the time of a start. Made anew when one
 * of them has changed.
 *
 * @param {string} url  of the program
 * @returns {Promise<string>} the address of the same program, joined
 */
export async function joinedProgram(url) {
  const note = new URL(`program-${hashOf([version, url])}.json`, cache);
  const folder = upToDate(note) ?? (await join(url, note));
  folders.set(folder.href, url);
  return new URL('program.js', folder).href;
}

/** @returns {URL | undefined} the folder that is noted, unless one of its sources has changed */
function upToDate(note) {
  if (!existsSync(note)) return undefined;
  const { folder, sources } = JSON.parse(readFileSync(note, 'utf8'));
  const isSame = ([file, stamp]) => stampOf(file) === stamp;
  return Object.entries(sources).every(isSame) ? new URL(folder, cache) : undefined;
}

async function join(url, note) {
  const { build } = await import('esbuild');
  await mkdir(cache, { recursive: true });
  const partial = await mkdtemp(fileURLToPath(new URL('partial-', cache)));
  const stamps = {};
  const { outputFiles } = await build({
    entryPoints: { program: fileURLToPath(url) },
    outdir: partial,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    logLevel: 'silent',
    write: false,
    plugins: [
      {
        name: 'workspace-only',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
            kind === 'entry-point' || path.startsWith('@chatbot-test/')
              ? undefined
              : { path, external: true },
          );
          // What is beside a source, such as a worker, is found from where that is.
          onLoad({ filter: /\.ts$/ }, async ({ path }) => {
            stamps[path] = stampOf(path);
            const source = await readFile(path, 'utf8');
            const own = JSON.stringify(pathToFileURL(path).href);
            return { contents: source.replaceAll('import.meta.url', own), loader: 'ts' };
          });
        },
      },
    ],
  });
  const key = hashOf([version, url, ...outputFiles.map(({ hash }) => hash)]);
  const folder = new URL(`${key}/`, cache);
  if (!existsSync(folder)) {
    await Promise.all(outputFiles.map(({ path, contents }) => writeFile(path, contents)));
    await rename(partial, folder).catch((error) => {
      // Another process was faster.
      if (!existsSync(folder)) throw error;
    });
  }
  await rm(partial, { recursive: true, force: true });
  const noted = `${fileURLToPath(note)}.${process.pid}.tmp`;
  await writeFile(noted, JSON.stringify({ folder: `${key}/`, sources: stamps }));
  await rename(noted, note);
  return folder;
}

function stampOf(file) {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && `${found.size} ${found.mtimeMs}`;
}

function hashOf(parts) {
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}
