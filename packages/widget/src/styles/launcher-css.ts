import { css } from './plain-css.js';

/**
 * The launcher in its frame: in the corner of the page in the embed, of a device in the test bench.
 * A plain string: the launcher is drawn without Lit.
 */
export const LAUNCHER_CSS = css`
  .launcher {
    all: unset;
    pointer-events: auto;
    box-sizing: border-box;
    position: absolute;
    inset-block-end: 20px;
    inset-inline-end: 20px;
    display: flex;
    align-items: center;
    justify-content: center;
    gap: 10px;
    min-inline-size: 56px;
    block-size: 56px;
    max-inline-size: calc(100cqi - 40px);
    border-radius: 28px;
    background: var(--chatbot-primary);
    color: var(--chatbot-on-primary);
    box-shadow:
      0 1px 2px oklch(0% 0 0 / 0.12),
      0 6px 24px oklch(0% 0 0 / 0.2);
    font: 600 max(15px, 0.9375em) / 1.334 var(--chatbot-font);
    cursor: pointer;
    user-select: none;
    -webkit-tap-highlight-color: transparent;
    transition:
      scale 160ms cubic-bezier(0.2, 0.8, 0.2, 1),
      box-shadow 160ms;
  }
  .frame[data-position='start'] > .launcher {
    inset-inline: 20px auto;
  }
  .launcher[data-label] {
    padding-inline: 18px 22px;
  }
  .launcher:hover {
    box-shadow:
      0 1px 2px oklch(0% 0 0 / 0.12),
      0 8px 32px oklch(0% 0 0 / 0.28);
  }
  .launcher:active {
    scale: 0.96;
  }
  .launcher:focus-visible {
    outline: 2px solid var(--chatbot-primary);
    outline-offset: 2px;
    box-shadow: 0 0 0 2px var(--chatbot-surface);
  }
  .launcher > svg {
    flex: none;
    inline-size: 26px;
    block-size: 26px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .launcher > img {
    flex: none;
    inline-size: 56px;
    block-size: 56px;
    border-radius: 50%;
    object-fit: cover;
  }
  .launcher[data-label] > img {
    inline-size: 36px;
    block-size: 36px;
    margin-inline-start: -6px;
  }
  .launcher > span {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .frame[data-open] > .launcher {
    padding: 0;
  }
  .frame[data-open] > .launcher > :is(span, img, .icon),
  .frame:not([data-open]) > .launcher > .close {
    display: none;
  }
  @container frame (max-width: 479px) {
    .frame[data-open] > .launcher {
      visibility: hidden;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    .launcher {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .launcher {
      border: 2px solid ButtonBorder;
    }
  }
`;
