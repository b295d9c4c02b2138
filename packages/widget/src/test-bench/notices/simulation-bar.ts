import { css, html, type TemplateResult } from 'lit';
import { warningIcon } from '../ui/icons.js';
import { t } from '../../i18n/bench/t.js';
import type { BenchSimulation } from '../toolbar/simulation.js';

/**
 * Says, as long as it holds, that what is seen is played, and ends it: where else the link's own
 * state is, which then is played, too.
 */
export function simulationBar(simulation: BenchSimulation, onEnd: () => void): TemplateResult {
  const name = t(`simulate.${simulation}`);
  return html`<span class="fact simulation" role="status" title=${t('simulate.onHint')}>
      ${warningIcon}<span class="name">${t('simulate.on', { name })}</span>
    </span>
    <button class="button outlined link end" type="button" @click=${onEnd}>
      ${t('simulate.end')}
    </button>`;
}

/** Stripes beside the colour and the words: nobody takes it for the real thing. */
export const simulationStyles = css`
  .fact.simulation {
    flex: 0 1 auto;
    min-width: 0;
    padding: 0 8px;
    border-radius: 6px;
    background:
      repeating-linear-gradient(-45deg, var(--warn) 0 4px, transparent 4px 8px) 0 100% / 100% 2px
        no-repeat,
      var(--warn-surface);
    color: var(--text);
    font-weight: 500;
  }

  .simulation .icon {
    width: 14px;
    height: 14px;
    color: var(--warn);
  }

  .simulation .name {
    overflow: hidden;
    text-overflow: ellipsis;
  }

  .end {
    flex: none;
    padding: 0 8px;
    text-decoration: none;
  }
`;
