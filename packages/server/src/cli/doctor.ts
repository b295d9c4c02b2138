import { examine } from '../doctor/examine.js';
import type { Command } from './command.js';

const SIGNS = { good: 'ok  ', doubtful: 'look', bad: 'BAD ' } as const;

/** `doctor [--json]`: says what is wrong and what to do. Exits with 1 if the server would not work. */
export const doctor: Command = async ({ env, args, say }) => {
  const findings = await examine(env);
  if (args.includes('--json')) say(JSON.stringify(findings, null, 2));
  else {
    for (const { about, state, says, action } of findings) {
      say(`${SIGNS[state]} ${about}: ${says}`);
      if (action !== undefined) say(`     ${action}`);
    }
  }
  return findings.some(({ state }) => state === 'bad') ? 1 : 0;
};
