import type { Visitor } from '@chatbot-test/shared/protocol/client-frames.schema.js';

/** The visitor that an operator plays; every field may be empty. */
export interface PlayedVisitor {
  readonly id: string;
  readonly name: string;
  /** BCP 47. */
  readonly language: string;
  readonly pageUrl: string;
  /** IANA name, as in `Europe/Berlin`. */
  readonly timeZone: string;
  /** One a line, as in `plan=pro`. */
  readonly inputs: string;
}

export const NOBODY: PlayedVisitor = {
  id: '',
  name: '',
  language: '',
  pageUrl: '',
  timeZone: '',
  inputs: '',
};

/** The name of an input, as the server takes it. */
const NAME = /^[\w-]{1,40}$/;

/** The first line that is no input; empty: there is none. */
export function wrongLine(inputs: string): string {
  return linesOf(inputs).find((line) => !NAME.test(nameOf(line)) || !line.includes('=')) ?? '';
}

/**
 * Builds what the server is told when the session begins; a time zone is an input like any other.
 */
export function visitorOf({ inputs, timeZone, ...said }: PlayedVisitor): Visitor {
  const more = linesOf(inputs).map((line): [string, string] => [
    nameOf(line),
    line.slice(line.indexOf('=') + 1).trim(),
  ]);
  const all: Visitor['inputs'] = Object.fromEntries(
    timeZone ? [...more, ['timeZone', timeZone]] : more,
  );
  const given: Visitor = Object.fromEntries(
    Object.entries(said).filter(([, value]) => value !== ''),
  );
  return Object.keys(all).length > 0 ? { ...given, inputs: all } : given;
}

function linesOf(inputs: string): string[] {
  return inputs
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

const nameOf = (line: string): string => (line.split('=')[0] ?? '').trim();
