import { css } from '../plain-css.js';

/**
 * Colours, type and spacing of the panel: all of it follows from the appearance's accent, surface
 * and text (`--chatbot-*`), so that any palette gives a whole. Names with `--_` are the panel's own.
 */
export const tokens = css`
  :host {
    all: initial;
    display: block;
    block-size: 100%;
    contain: layout style;
    --_accent: var(--chatbot-primary);
    --_on-accent: var(--chatbot-on-primary);
    --_surface: var(--chatbot-surface);
    --_text: var(--chatbot-text);
    --_quiet: color-mix(in oklab, var(--_text) 66%, var(--_surface));
    --_edge: color-mix(in oklab, var(--_text) 48%, var(--_surface));
    --_line: color-mix(in oklab, var(--_text) 12%, var(--_surface));
    --_hover: color-mix(in oklab, var(--_text) 7%, var(--_surface));
    --_sunken: color-mix(in oklab, var(--_text) 4.5%, var(--_surface));
    --_ring: color-mix(in oklab, var(--_accent) 60%, var(--_text));
    /* Of multiples of 4 px: those are whole pixels at 0.75 too, which are drawn alike wherever they lie. */
    --_unit: var(--chatbot-spacing, 1);
    --_pad: calc(16px * var(--_unit));
    --_round: min(var(--chatbot-radius), 18px);
    --_round-small: min(var(--chatbot-radius), 10px);
    --_target: 32px;
    --_actions: 28px;
    /* Of text: more where the reader's browser has larger text than usual; set by the panel. */
    --_px: 1px;
    --_ease: cubic-bezier(0.2, 0.8, 0.2, 1);
    --_mono: ui-monospace, Menlo, Consolas, monospace;
    color: var(--_text);
    background: var(--_surface);
    text-align: start;
    -webkit-font-smoothing: antialiased;
    -webkit-text-size-adjust: 100%;
    -webkit-tap-highlight-color: transparent;
  }

  :host([hidden]) {
    display: none;
  }

  @media (pointer: coarse) {
    :host {
      --_target: 44px;
      --_actions: 44px;
    }
  }
`;
