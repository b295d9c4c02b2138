import Type from 'typebox';

/** Pattern of a duration. At most 9999 days: what a timer or a date can take. */
export const DURATION = '[1-9][0-9]{0,3}[smhd]';

/** `description` completes the sentence "PORT is not ..."; `secret` keeps the value out of it. */
export const setting = (pattern: string, description: string, example: string, rest: object = {}) =>
  Type.String({ pattern: `^(${pattern})$`, description, examples: [example], ...rest });

const UNITS = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** @param duration matches `DURATION` */
export function milliseconds(duration: string): number {
  return Number(duration.slice(0, -1)) * UNITS[duration.at(-1) as keyof typeof UNITS];
}
