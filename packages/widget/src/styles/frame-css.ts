import { css } from './plain-css.js';

/**
 * Place of the panel in its frame: beside the launcher, or all of a narrow frame. The frame is the
 * page's window in the embed and a device in the test bench; sizes follow from the frame alone, so
 * that both show the same. `will-change` gives the panel a layer of its own: curves and images come
 * out the same wherever it is on the screen, and the page is not drawn again when the panel is. What
 * opens can be read and written in from its first frame. A plain string: the launcher is drawn without Lit.
 */
export const FRAME_CSS = css`
  .frame {
    container: frame / size;
  }
  .frame > chatbot-panel {
    position: absolute;
    inset-block-end: 84px;
    inset-inline-end: 20px;
    inline-size: min(max(400px, 25em), 100cqi - 40px);
    block-size: min(max(640px, 40em), 100cqb - 96px);
    overflow: hidden;
    border-radius: var(--chatbot-radius);
    box-shadow:
      0 0 0 1px oklch(0% 0 0 / 0.06),
      0 12px 40px oklch(0% 0 0 / 0.18);
    will-change: opacity;
    transition:
      opacity 200ms cubic-bezier(0.2, 0.8, 0.2, 1),
      translate 200ms cubic-bezier(0.2, 0.8, 0.2, 1),
      display 200ms allow-discrete;
  }
  .frame[data-position='start'] > chatbot-panel {
    inset-inline: 20px auto;
  }
  .frame > chatbot-panel[hidden] {
    display: none;
    opacity: 0;
    translate: 0 8px;
  }
  @starting-style {
    .frame > chatbot-panel:not([hidden]) {
      opacity: 0.6;
      translate: 0 8px;
    }
  }
  @container frame (max-width: 479px) {
    .frame > chatbot-panel,
    .frame[data-position='start'] > chatbot-panel {
      inset: 0;
      inline-size: auto;
      block-size: auto;
      border-radius: 0;
      box-shadow: none;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .frame > chatbot-panel {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .frame > chatbot-panel {
      outline: 1px solid CanvasText;
    }
  }
`;
