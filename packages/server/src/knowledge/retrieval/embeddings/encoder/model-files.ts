import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../../../../package-folder.js';

/** Name of the model: with the version of its weights, and of how they were quantised. */
export const MODEL_NAME = 'bge-small-en-v1.5-1.0.2-int8.1';

/** Numbers in a vector. */
export const DIMENSIONS = 384;

/** Folder of the model, named with the version of its layout in files. */
const FOLDER = join(PACKAGE_FOLDER, 'model', `${MODEL_NAME}.2`);

/** Name by which the model's file names the one with its weights, beside it. */
export const WEIGHTS_NAME = 'weights.bin';

/** File of the model, in ONNX. */
export const MODEL_FILE = join(FOLDER, 'model.onnx');

/** File of its weights. */
export const WEIGHTS_FILE = join(FOLDER, WEIGHTS_NAME);

/** Rules by which texts are cut into tokens, for `@huggingface/tokenizers`; of them, what is read here. */
export interface TokenizerFile {
  readonly model: { readonly vocab: Readonly<Record<string, number>> };
}

/** @throws Error if the model was not made */
export function readTokenizerFile(): TokenizerFile {
  const file = join(FOLDER, 'tokenizer.json');
  if (!existsSync(file)) throw new Error('The local model is not there: `npm run build` makes it.');
  return JSON.parse(readFileSync(file, 'utf8')) as TokenizerFile;
}
