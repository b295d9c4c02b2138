import type { ChaosReport } from './chaos-run.js';
import type { Fault } from './faults.js';

export interface ReportedRun {
  readonly title: string;
  readonly report: ChaosReport;
  /** Target of each kind of fault. */
  readonly whereOf: ReadonlyMap<string, Fault['where']>;
}

/** Runs of a report, and their dates. */
export interface ReportedRuns {
  readonly minutes: number;
  readonly seed: number;
  readonly version: string;
  readonly runs: readonly ReportedRun[];
}

const MARKS = ['<!-- chaos report -->', '<!-- end of chaos report -->'] as const;

/** The figures of some runs beside each other, as Markdown. */
export function reportTable({ minutes, seed, version, runs }: ReportedRuns): string {
  const faults = ({ report, whereOf }: ReportedRun, where: Fault['where']) =>
    [...report.faults].reduce((sum, [kind, n]) => sum + (whereOf.get(kind) === where ? n : 0), 0);
  const rows: [string, (run: ReportedRun) => string | number][] = [
    ['faults of links, pages reloaded', (run) => faults(run, 'link')],
    ['servers killed, paused, stopped', (run) => faults(run, 'server')],
    ['of Redis', (run) => faults(run, 'redis')],
    ['of Postgres', (run) => faults(run, 'postgres')],
    ['messages sent', ({ report }) => report.sent],
    ['lost', ({ report }) => report.lost],
    ['doubled', ({ report }) => report.doubled],
    ['reordered', ({ report }) => report.reordered],
    ['replies taken over and begun again', ({ report }) => report.restarted],
    ['replies failed, as the service did', ({ report }) => report.failed],
    ['violations', ({ report }) => report.violations.length],
  ];
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  return [
    `${minutes} minutes of each, version ${version}, seed ${seed}:`,
    '',
    line(['', ...runs.map(({ title }) => title)]),
    line(['---', ...runs.map(() => '---:')]),
    ...rows.map(([name, of]) => line([name, ...runs.map(of)])),
  ].join('\n');
}

/**
 * Puts a table in the place of the one of before.
 *
 * @throws Error if the page has no place for it
 */
export function withReport(page: string, table: string): string {
  const [before, rest] = split(page, MARKS[0]);
  const [, after] = split(rest, MARKS[1]);
  return `${before}${MARKS[0]}\n\n${table}\n\n${MARKS[1]}${after}`;
}

function split(text: string, mark: string): readonly [string, string] {
  const at = text.indexOf(mark);
  if (at < 0) throw new Error(`The page has no ${mark}.`);
  return [text.slice(0, at), text.slice(at + mark.length)];
}
