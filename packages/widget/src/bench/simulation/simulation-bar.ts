import { css, html, nothing, type TemplateResult } from 'lit';
import { warningIcon } from '../icons.js';
import { t } from '../i18n/t.js';
import type { BenchSimulation } from './simulation.js';

/** Says, as long as it holds, that what is seen is played, and ends it. */
export function simulationBar(
  simulation: BenchSimulation,
  onEnd: () => void,
): TemplateResult | typeof nothing {
  if (simulation === 'none') return nothing;
  const name = t(`simulate.${simulation}`);
  return html`<div class="simulation" role="status">
    ${warningIcon}<span>${t('simulate.on', { name })}</span>
    <button class="button outlined" type="button" @click=${onEnd}>${t('simulate.end')}</button>
  </div>`;
}

/** Stripes beside the colour and the words: nobody takes it for the real thing. */
export const simulationStyles = css`
  .simulation {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 4px 8px;
    padding: 4px 12px 4px 16px;
    border-bottom: 1px solid var(--line);
    background:
      repeating-linear-gradient(-45deg, var(--warn) 0 6px, transparent 6px 12px) 0 0 / 100% 4px
        no-repeat,
      var(--warn-surface);
    padding-top: 8px;
  }

  .simulation .icon {
    color: var(--warn);
  }

  .simulation span {
    flex: 1;
    min-width: 12em;
    font-weight: 500;
  }
`;
