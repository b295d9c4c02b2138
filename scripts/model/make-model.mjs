/**
 * Makes the local embedding model that the server runs: the files of its npm package, quantised, in
 * `packages/server/model`. It takes some seconds, once for each version.
 */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inRoot } from '../setup/root.mjs';

/** Goes up when the same weights become other numbers. */
const QUANTISER = 1;
/** Goes up when the same numbers are in other files. */
const LAYOUT = 2;
const WEIGHTS = 'weights.bin';
const MODEL = 'bge-small-en-v1.5';
const MODELS = inRoot('packages/server/model');

/** @returns {{ version: string, folder: string }} the package of the weights, and where its files are */
export function modelPackage() {
  const manifest = createRequire(inRoot('packages/server/package.json')).resolve(
    `@coree-ai/coree-model-${MODEL}/package.json`,
  );
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  const snapshots = join(dirname(manifest), `model/models--Xenova--${MODEL}/snapshots`);
  const [snapshot] = readdirSync(snapshots);
  return { version, folder: join(snapshots, snapshot) };
}

/** @returns {Promise<string>} its folder, once it is there, whichever process makes it */
export async function makeModel() {
  const { version, folder: source } = modelPackage();
  const folder = join(MODELS, `${MODEL}-${version}-int8.${QUANTISER}.${LAYOUT}`);
  if (existsSync(folder)) return folder;
  const { quantise } = await import('./quantise.mjs');
  mkdirSync(MODELS, { recursive: true });
  const partial = mkdtempSync(`${MODELS}-`);
  try {
    const { model, weights } = quantise(readFileSync(join(source, 'onnx/model.onnx')), WEIGHTS);
    writeFileSync(join(partial, 'model.onnx'), model);
    writeFileSync(join(partial, WEIGHTS), weights);
    copyFileSync(join(source, 'tokenizer.json'), join(partial, 'tokenizer.json'));
    copyFileSync(inRoot('scripts/model/LICENSE.txt'), join(partial, 'LICENSE.txt'));
    // What mkdtemp makes is its user's alone, and a server may run as another.
    chmodSync(partial, 0o755);
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Another process was faster.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}
