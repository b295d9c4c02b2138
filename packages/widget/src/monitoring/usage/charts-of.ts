import { spokenCode } from '../../i18n/bench/bench-language.js';
import { tm } from '../../i18n/monitoring/tm.js';
import { count, dollars, duration } from '../../test-bench/ui/format.js';
import type { Figures, UsageReport } from '../admin-requests.js';
import type { Line } from './usage-chart.js';

/** Content of a chart. */
export interface ChartOf {
  readonly heading: string;
  readonly total: string;
  readonly lines: readonly Line[];
  readonly format: (value: number) => string;
  /** Short form for the axis. */
  readonly short?: (value: number) => string;
}

type Value = (figures: Figures) => number | null;

/** The charts of a period, each with the same of the period before where that is asked for. */
export function chartsOf(report: UsageReport): readonly ChartOf[] {
  const { points, total, before, budget } = report;
  const line = (label: string, look: Line['look'], value: Value): Line => ({
    label,
    look,
    values: points.map(value),
  });
  const earlier = (label: string, value: Value): Line[] =>
    before
      ? [
          {
            label: tm('before', { name: label }),
            look: 'before',
            values: points.map((_, index) => {
              const point = before.points[index];
              return point ? value(point) : null;
            }),
          },
        ]
      : [];
  const limit = (most: number | null): Line[] =>
    most === null ? [] : [{ label: tm('budget'), look: 'limit', values: points.map(() => most) }];
  const counted = (label: string, value: Value): ChartOf => ({
    heading: label,
    total: count(value(total) ?? 0),
    lines: [line(label, 'first', value), ...earlier(label, value)],
    format: count,
    short,
  });
  const timed = (heading: string, of: 'replyMs' | 'firstTokenMs'): ChartOf => ({
    heading,
    total: total[of] ? duration(total[of].p50) : '–',
    lines: [
      line(tm('p50'), 'first', (figures) => figures[of]?.p50 ?? null),
      line(tm('p95'), 'second', (figures) => figures[of]?.p95 ?? null),
      ...earlier(tm('p50'), (figures) => figures[of]?.p50 ?? null),
    ],
    format: duration,
  });
  const tokens: Value = ({ inputTokens, outputTokens }) => inputTokens + outputTokens;
  return [
    counted(tm('sessions'), ({ sessions }) => sessions),
    {
      ...counted(tm('messages'), ({ messages }) => messages),
      lines: [
        ...counted(tm('messages'), ({ messages }) => messages).lines,
        ...limit(budget.replies),
      ],
    },
    timed(tm('replyTime'), 'replyMs'),
    timed(tm('firstToken'), 'firstTokenMs'),
    {
      heading: tm('tokens'),
      total: count(tokens(total) ?? 0),
      lines: [
        line(tm('tokens'), 'first', tokens),
        line(tm('output'), 'second', ({ outputTokens }) => outputTokens),
        ...earlier(tm('tokens'), tokens),
        ...limit(budget.tokens),
      ],
      format: count,
      short,
    },
    {
      heading: tm('cost'),
      total: dollars(total.costUsd),
      lines: [
        line(tm('cost'), 'first', ({ costUsd }) => costUsd),
        ...earlier(tm('cost'), ({ costUsd }) => costUsd),
      ],
      format: dollars,
    },
    counted(tm('errors'), ({ failed }) => failed),
    {
      heading: tm('feedback'),
      total: `${count(total.good)} / ${count(total.bad)}`,
      lines: [
        line(tm('good'), 'first', ({ good }) => good),
        line(tm('bad'), 'second', ({ bad }) => bad),
      ],
      format: count,
      short,
    },
    counted(tm('unanswered'), ({ unanswered }) => unanswered),
  ];
}

/** A whole number with a letter for its thousands; a part of one is none. */
function short(value: number): string {
  if (!Number.isInteger(value)) return '';
  return new Intl.NumberFormat(spokenCode(), { notation: 'compact' }).format(value);
}
