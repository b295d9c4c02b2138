import { asksAModel } from '@chatbot-test/shared/protocol/asks-a-model.js';
import type { BotMessage, ReplyDebug } from '@chatbot-test/shared/protocol/message.schema.js';
import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { count, dollars, milliseconds } from '../ui/format.js';
import { markName, t } from '../../i18n/bench/t.js';
import { waterfallRows, type WaterfallRow } from './waterfall-rows.js';

/** Renders the waterfall of a reply's time: one bar a part, each beginning where the last ends. */
export function waterfall({ marks, totalMs, firstTokenMs }: ReplyDebug): TemplateResult {
  if (marks.length === 0) return html`<p class="pad quiet">${t('trace.noMarks')}</p>`;
  const whole = marks.reduce((sum, { ms }) => sum + ms, 0);
  const first = firstTokenMs === null || whole === 0 ? null : firstTokenMs / whole;
  return html`<table class="waterfall">
    <caption class="hidden">
      ${t('trace.time')}
    </caption>
    <tbody>
      ${waterfallRows(marks).map((row) => bar(row, first))}
    </tbody>
    <tfoot>
      <tr>
        <th scope="row">${t('trace.total')}</th>
        <td></td>
        <td class="ms number">${milliseconds(totalMs)}</td>
      </tr>
    </tfoot>
  </table>`;
}

function bar(
  { name, ms, start, length, longest }: WaterfallRow,
  first: number | null,
): TemplateResult {
  return html`<tr>
    <th scope="row">${markName(name)}</th>
    <td class="track">
      <svg width="100%" height="24" aria-hidden="true">
        ${
          first === null
            ? nothing
            : svg`<line class="first" x1=${percent(first)} x2=${percent(first)} y1="0" y2="24" />`
        }
        ${
          length === 0
            ? nothing
            : svg`<rect class=${longest ? 'bar longest' : 'bar'} x=${percent(start)}
              width=${percent(Math.max(length, 0.006))} y="8" height="8" rx="2" />`
        }
      </svg>
    </td>
    <td class="ms number">${milliseconds(ms)}</td>
  </tr>`;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(3)}%`;
}

/** The reply's figures. What is not known says so; what there is not is not named. */
export function figures({ revision }: BotMessage, debug: ReplyDebug): TemplateResult {
  const { tokens, firstTokenMs, visitor } = debug;
  const first = firstTokenMs === null ? null : milliseconds(firstTokenMs);
  const amount =
    tokens && t('trace.inOut', { input: count(tokens.input), output: count(tokens.output) });
  const cost = debug.costUsd === null ? null : dollars(debug.costUsd);
  const ofModel = asksAModel(debug);
  return html`<dl class="figures">
    ${figure(t('trace.firstToken'), first)}
    ${ofModel ? figure(t('trace.finish'), debug.finishReason ?? null) : nothing}
    ${figure(t('trace.tokens'), amount, tokens?.estimated ? t('trace.estimated') : '')}
    ${figure(t('trace.provider'), debug.provider)}
    ${ofModel ? [figure(t('trace.model'), debug.model), figure(t('trace.cost'), cost)] : nothing}
    ${figure(t('trace.revision'), count(revision), previewNote(debug))}
    ${visitor ? figure(t('trace.visitor'), visitor.id, t(visitor.verified ? 'trace.verified' : 'trace.unverified')) : nothing}
  </dl>`;
}

/** Names the unsaved configuration that answered; empty: a saved one did. */
function previewNote({ preview, fingerprint = '' }: ReplyDebug): string {
  return preview ? t('trace.preview', { fingerprint: fingerprint.slice(0, 7) }) : '';
}

/** One figure; null is unknown, which is not nothing. */
function figure(name: string, value: string | null, note = ''): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd class="number ${value === null ? 'quiet' : ''}">
      ${note && value !== null ? html`<span class="note">${note}</span>` : nothing}${
        value ?? t('unavailable')
      }
    </dd>
  </div>`;
}

export const traceStyles = css`
  .waterfall {
    width: 100%;
    border-collapse: collapse;
    margin: 0 0 12px;
  }

  .waterfall :is(th, td) {
    height: 24px;
    padding: 0;
    font-weight: 400;
    text-align: start;
    white-space: nowrap;
  }

  .waterfall th {
    padding-inline: 16px 12px;
    width: 1px;
  }

  .waterfall .ms {
    padding-inline: 12px 16px;
    width: 1px;
    text-align: end;
  }

  .track {
    border-inline: 1px solid var(--line);
  }

  .track svg {
    display: block;
    overflow: hidden;
  }

  .bar {
    fill: var(--bar);
  }

  .bar.longest {
    fill: var(--bar-strong);
  }

  .first {
    stroke: var(--edge);
    stroke-dasharray: 2 3;
  }

  :dir(rtl) > .track svg {
    transform: scaleX(-1);
  }

  .waterfall tfoot :is(th, td) {
    font-weight: 600;
  }

  .figures {
    margin: 0 16px 12px;
    padding-top: 8px;
    border-top: 1px solid var(--line);
  }

  .figures > div {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 8px;
    min-height: 24px;
  }

  .figures dt {
    color: var(--quiet);
    white-space: nowrap;
  }

  .figures dd {
    margin: 0;
    text-align: end;
    overflow-wrap: break-word;
    min-width: 0;
  }

  .figures .note {
    color: var(--quiet);
    margin-inline-end: 6px;
    font-size: 12px;
  }
`;
