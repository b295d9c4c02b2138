import { parseArgs, type ParseArgsConfig } from 'node:util';
import { reasonOf } from '../doctor/finding.js';

/** Arguments that a command takes. */
export interface Arguments {
  /** Usage that help shows, with the command's name. */
  readonly usage: string;
  readonly options?: ParseArgsConfig['options'];
  /** Most arguments beside options. Default: none. */
  readonly most?: number;
}

/** @returns what is wrong with the arguments, in a sentence; null: nothing */
export function wrongIn(args: readonly string[], taken: Arguments): string | null {
  const { usage, options = {}, most = 0 } = taken;
  try {
    const { positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const tooMany = positionals[most];
    return tooMany === undefined ? null : `“${tooMany}” is too many. Usage: ${usage}`;
  } catch (error) {
    const [sentence = ''] = reasonOf(error).split('. ');
    return `${sentence}. Usage: ${usage}`;
  }
}
