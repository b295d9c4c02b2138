import { css } from '../plain-css.js';

/** Styles that every part of the panel starts from: plain boxes, plain buttons, one focus ring. */
export const base = css`
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }

  h2,
  p,
  ul {
    margin: 0;
    padding: 0;
    font: inherit;
  }

  ul {
    list-style: none;
  }

  button,
  textarea {
    margin: 0;
    padding: 0;
    border: 0;
    border-radius: 0;
    background: none;
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    text-align: inherit;
  }

  button {
    cursor: pointer;
    touch-action: manipulation;
  }

  button:disabled {
    cursor: default;
  }

  [hidden] {
    display: none !important;
  }

  :focus-visible {
    outline: 2px solid var(--_ring);
    outline-offset: 2px;
  }

  .sr {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  .icon {
    display: block;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.5;
    stroke-linecap: round;
    stroke-linejoin: round;
  }

  .icon[data-icon='menu'] {
    stroke-width: 2.25;
  }

  .icon[data-icon='stop'] {
    fill: currentColor;
  }

  .icon-button {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    border-radius: var(--_round-small);
    transition: background-color 120ms;
  }

  .icon-button:hover,
  .icon-button[aria-expanded='true'] {
    background: color-mix(in oklab, currentColor 12%, transparent);
  }

  .chip {
    display: inline-flex;
    align-items: center;
    max-inline-size: 100%;
    border: 1px solid var(--_line);
    border-radius: min(var(--chatbot-radius), 14px);
    background: var(--_surface);
    unicode-bidi: plaintext;
    transition:
      background-color 120ms,
      border-color 120ms;
  }

  .chip:hover,
  .chip[aria-expanded='true'] {
    border-color: var(--_edge);
    background: var(--_sunken);
  }

  @media (prefers-reduced-motion: reduce) {
    *,
    ::before,
    ::after {
      animation: none !important;
      transition: none !important;
      scroll-behavior: auto !important;
    }
  }
`;
