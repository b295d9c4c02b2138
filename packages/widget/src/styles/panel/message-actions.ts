import { css } from 'lit';

/** Styles of what one can do with a message, and of what is around messages. */
export const messageActionStyles = css`
  .message.user .problem {
    max-inline-size: 85cqi;
    margin-block-start: 6px;
  }

  .actions {
    grid-column: 2;
    display: flex;
    align-items: center;
    gap: 4px;
    block-size: var(--_actions);
    margin-inline-start: -4px;
    color: var(--_quiet);
  }

  .panel:not([data-bubbles='plain']) .actions {
    margin-inline-start: 4px;
  }

  .actions .icon-button {
    inline-size: 24px;
    block-size: 24px;
  }

  .actions .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  chatbot-panel-why {
    grid-column: 2;
  }

  .why {
    display: flex;
    gap: 12px;
    align-items: center;
    margin-block: 4px 8px;
    color: var(--_quiet);
    font-size: calc(13 * var(--_px));
  }

  .why input {
    flex: 1;
    min-inline-size: 0;
    min-block-size: var(--_target);
    padding-inline: 10px;
    border: 1px solid var(--_edge);
    border-radius: var(--_round-small);
    background: var(--_surface);
    color: var(--_text);
    font: inherit;
  }

  @media (pointer: coarse) {
    /* Below 16 px, iOS zooms the page in when the field is focused. */
    .why input {
      font-size: calc(16 * var(--_px));
    }

    .actions,
    .panel:not([data-bubbles='plain']) .actions {
      margin-inline-start: -14px;
    }

    .actions .icon-button {
      inline-size: var(--_target);
      block-size: var(--_target);
    }
  }

  .dots i {
    inline-size: 6px;
    block-size: 6px;
    border-radius: 50%;
    background: var(--_quiet);
    animation: dot 1.2s ease-in-out infinite;
  }

  .dots i:nth-child(2) {
    animation-delay: 0.16s;
  }

  .dots i:nth-child(3) {
    animation-delay: 0.32s;
  }

  @keyframes dot {
    0%,
    60%,
    100% {
      opacity: 0.35;
    }

    30% {
      opacity: 1;
    }
  }

  .message[data-selectable] .bubble {
    cursor: pointer;
  }

  .message[data-selectable] .body :is(p, li, td, th, h3, blockquote, code) {
    cursor: text;
  }

  .message[data-selected]::before {
    position: absolute;
    inset: -6px -8px 0;
    z-index: -1;
    border-radius: min(var(--chatbot-radius), 12px);
    border-inline-start: 3px solid var(--_accent);
    background: color-mix(in oklab, var(--_accent) 9%, transparent);
    content: '';
  }

  .earlier,
  .note {
    color: var(--_quiet);
    font-size: calc(13 * var(--_px));
    line-height: calc(18 * var(--_px));
  }

  /* What is in sight stays where it is when more comes in below this. */
  .earlier {
    display: block;
    margin-block-end: 16px;
    text-align: center;
    overflow-anchor: none;
  }

  /* Fingers do not hover. */
  @media not (pointer: coarse) {
    .actions {
      opacity: 0;
    }
  }

  time.aside,
  .actions {
    transition: opacity 120ms;
  }

  .message:hover > .line > time,
  .message:focus > .line > time,
  .message:focus-within > .line > time,
  .message:hover > .actions,
  .message:focus > .actions,
  .message:focus-within > .actions,
  .actions:has([data-state]),
  .actions:has([aria-pressed='true']) {
    opacity: 1;
  }

  .actions [aria-pressed='true'] {
    color: var(--_text);
  }

  .actions [aria-pressed='true'] .icon {
    fill: color-mix(in oklab, currentColor 24%, transparent);
  }

  .quick {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    padding-block: 10px 4px;
  }

  .quick .chip {
    min-block-size: var(--_target);
    padding-block: 4px;
    padding-inline: 12px;
    border-color: color-mix(in oklab, var(--_accent) 45%, var(--_surface));
    border-radius: min(var(--chatbot-radius), 18px);
    font-size: calc(14 * var(--_px));
    line-height: calc(20 * var(--_px));
  }
`;
