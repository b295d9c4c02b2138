import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property, query } from 'lit/decorators.js';
import type uPlot from 'uplot';
import { define } from '../../custom-element/define.js';
import { spokenCode } from '../../i18n/bench/bench-language.js';
import { tm } from '../../i18n/monitoring/tm.js';
import { controls } from '../../test-bench/ui/styles/controls.js';
import { tokens } from '../../test-bench/ui/styles/tokens.js';
import { adminStyles } from '../admin-styles.js';
import { chartCss } from './chart-css.js';

/** One line of a chart. */
export interface Line {
  readonly label: string;
  /** One for each moment; null: there is nothing to tell. */
  readonly values: readonly (number | null)[];
  readonly look: 'first' | 'second' | 'before' | 'limit';
}

const HEIGHT = 160;
/** Most moments that are drawn as points too. */
const MOST_POINTS = 31;
/** Lines differ by more than colour. */
const DASHES: Readonly<Record<Line['look'], number[]>> = {
  first: [],
  second: [6, 3],
  before: [2, 3],
  limit: [10, 4],
};

/** A chart over time, with its figures as a table for whoever reads those. */
export class UsageChart extends LitElement {
  static override styles = [
    tokens,
    controls,
    adminStyles,
    chartCss,
    css`
      figure {
        margin: 0;
        padding: 12px 16px;
        border: 1px solid var(--line);
        border-radius: 10px;
        background: var(--raised);
      }

      .head {
        display: flex;
        align-items: baseline;
        justify-content: space-between;
        gap: 12px;
      }

      .total {
        font-size: 17px;
        font-variant-numeric: tabular-nums;
      }

      .plot {
        height: ${HEIGHT}px;
        margin: 8px 0;
      }

      ul {
        display: flex;
        flex-wrap: wrap;
        gap: 4px 16px;
        margin: 0;
        padding: 0;
        list-style: none;
        font-size: 12px;
        color: var(--quiet);
      }

      li {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }

      li svg {
        flex: none;
        width: 24px;
        height: 2px;
        overflow: visible;
      }

      summary {
        min-height: var(--target);
        display: flex;
        align-items: center;
        font-size: 12px;
        color: var(--quiet);
        cursor: pointer;
      }

      .scroll {
        max-height: 280px;
        overflow: auto;
      }

      .first {
        color: var(--chart-first);
      }

      .second {
        color: var(--chart-second);
      }

      .before,
      .limit {
        color: var(--edge);
      }

      :host {
        --chart-first: oklch(52% 0.17 262);
        --chart-second: oklch(53% 0.13 40);
      }

      @media (prefers-color-scheme: dark) {
        :host {
          --chart-first: oklch(76% 0.12 262);
          --chart-second: oklch(80% 0.11 60);
        }
      }
    `,
  ];

  @property({ attribute: false }) heading = '';
  @property({ attribute: false }) total = '';
  @property({ attribute: false }) at: readonly Date[] = [];
  @property({ attribute: false }) lines: readonly Line[] = [];
  @property({ attribute: false }) step: 'hour' | 'day' = 'day';
  @property({ attribute: false }) format: (value: number) => string = String;
  /** Short form for the axis. */
  @property({ attribute: false }) short: ((value: number) => string) | null = null;
  @query('.plot') private place!: HTMLElement;
  #plot: uPlot | null = null;
  #drawing = 0;
  readonly #observer = new ResizeObserver(() => {
    const { clientWidth } = this.place;
    if (clientWidth > 0) this.#plot?.setSize({ width: clientWidth, height: HEIGHT });
  });
  readonly #dark = matchMedia('(prefers-color-scheme: dark)');
  readonly #redraw = (): void => void this.#draw();
  /** Shape that the plot was made for: data of the same shape are drawn into it, under the pointer. */
  #made = '';

  override connectedCallback(): void {
    super.connectedCallback();
    this.#dark.addEventListener('change', this.#redraw);
    if (this.hasUpdated) void this.#draw();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#dark.removeEventListener('change', this.#redraw);
    this.#observer.disconnect();
    this.#plot?.destroy();
    this.#plot = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('lines') || changed.has('at')) void this.#draw();
  }

  protected override render(): TemplateResult {
    return html`<figure role="group" aria-label=${this.heading}>
      <div class="head">
        <h2>${this.heading}</h2>
        <span class="total">${this.total}</span>
      </div>
      <div class="plot" aria-hidden="true"></div>
      ${
        this.lines.length > 1
          ? html`<ul aria-hidden="true">
              ${this.lines.map(
                ({ label, look }) =>
                  html`<li>
                    <svg class=${look} viewBox="0 0 24 2">
                      <line
                        x1="0"
                        y1="1"
                        x2="24"
                        y2="1"
                        stroke="currentColor"
                        stroke-width="2"
                        stroke-dasharray=${DASHES[look].join(' ')}
                      />
                    </svg>
                    ${label}
                  </li>`,
              )}
            </ul>`
          : nothing
      }
      <details>
        <summary>${tm('table')}</summary>
        <div class="scroll" tabindex="0" role="region" aria-label=${this.heading}>
          ${this.#table()}
        </div>
      </details>
    </figure>`;
  }

  #table(): TemplateResult {
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${tm('time')}</th>
          ${this.lines.map(({ label }) => html`<th scope="col" class="amount">${label}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${this.at.map(
          (at, index) =>
            html`<tr>
              <th scope="row">${this.#moment(at)}</th>
              ${this.lines.map(
                ({ values }) => html`<td class="amount">${this.#value(values[index])}</td>`,
              )}
            </tr>`,
        )}
      </tbody>
    </table>`;
  }

  #value(value: number | null | undefined): string {
    return value === null || value === undefined ? '–' : this.format(value);
  }

  #moment(at: Date): string {
    const style: Intl.DateTimeFormatOptions =
      this.step === 'day'
        ? { dateStyle: 'medium' }
        : { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' };
    return new Intl.DateTimeFormat(spokenCode(), style).format(at);
  }

  /** The last of several drawings that were begun counts. */
  async #draw(): Promise<void> {
    const drawing = (this.#drawing += 1);
    const { uPlot } = await import('./plot.chunk.js');
    if (drawing !== this.#drawing || !this.isConnected) return;
    const data = [
      this.at.map((at) => at.getTime() / 1_000),
      ...this.lines.map(({ values }) => [...values]),
    ] as uPlot.AlignedData;
    const looks = this.lines.map(({ label, look }) => [label, look]);
    const made = JSON.stringify([looks, this.at.length, this.step, this.#dark.matches]);
    if (this.#plot && made === this.#made) return this.#plot.setData(data);
    this.#made = made;
    this.#plot?.destroy();
    const width = this.place.clientWidth || 320;
    this.#plot = new uPlot(this.#options(width), data, this.place);
    this.#observer.observe(this.place);
  }

  #options(width: number): uPlot.Options {
    const style = getComputedStyle(this);
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const colours: Record<Line['look'], string> = {
      first: colour('--chart-first'),
      second: colour('--chart-second'),
      before: colour('--edge'),
      limit: colour('--edge'),
    };
    const axis: uPlot.Axis = {
      stroke: colour('--quiet'),
      grid: { stroke: colour('--line'), width: 1 },
      ticks: { show: false },
      font: '11px system-ui, sans-serif',
    };
    return {
      width,
      height: HEIGHT,
      legend: { show: false },
      cursor: { drag: { x: false, y: false } },
      scales: { y: { range: (_plot, _min, max) => [0, Math.max(max || 0, 1) * 1.1] } },
      axes: [
        {
          ...axis,
          values: (_plot, splits) => splits.map((at) => this.#tick(at)),
          space: 70,
          size: 28,
        },
        {
          ...axis,
          size: 56,
          values: (_plot, splits) => splits.map((value) => (this.short ?? this.format)(value)),
        },
      ],
      series: [
        {},
        ...this.lines.map(({ label, look }) => ({
          label,
          stroke: colours[look],
          width: look === 'first' ? 2 : 1.5,
          dash: DASHES[look],
          // One that stands alone between gaps is no line.
          points: { show: this.at.length <= MOST_POINTS, size: 5 },
          spanGaps: false,
        })),
      ],
    };
  }

  #tick(seconds: number): string {
    const style: Intl.DateTimeFormatOptions =
      this.step === 'day'
        ? { month: 'short', day: 'numeric' }
        : { hour: '2-digit', minute: '2-digit' };
    return new Intl.DateTimeFormat(spokenCode(), style).format(new Date(seconds * 1_000));
  }
}

define('chatbot-usage-chart', UsageChart);

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-usage-chart': UsageChart;
  }
}
