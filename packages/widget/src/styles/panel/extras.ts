import { css } from 'lit';
import { tableStyles } from './tables.js';

/** Styles of the parts that load last: actions, sources, problems, the menu. */
export const extraStyles = css`
  ${tableStyles}
  :host {
    --_danger: color-mix(in oklab, oklch(58% 0.22 27) 62%, var(--_text));
    --_danger-surface: color-mix(in oklab, oklch(58% 0.22 27) 7%, var(--_surface));
  }

  .body .footnote {
    color: var(--_quiet);
    font-size: calc(13 * var(--_px));
    line-height: calc(18 * var(--_px));
  }

  .body .footnote + .footnote {
    margin-block-start: 4px;
  }

  .ref {
    padding: 4px 1px;
    text-decoration: underline;
  }

  .body sup {
    font-size: 0.75em;
    line-height: 0;
  }

  .body blockquote[data-alert] {
    --_alert: var(--_accent);
    padding-block: 8px;
    border-color: var(--_alert);
    border-start-end-radius: 6px;
    border-end-end-radius: 6px;
    background: color-mix(in oklab, var(--_alert) 7%, var(--_surface));
    color: inherit;
  }

  .body blockquote:is([data-alert='warning'], [data-alert='caution']) {
    --_alert: oklch(58% 0.22 27);
  }

  .text-button {
    min-block-size: 28px;
    font-weight: 600;
    text-decoration: underline;
    text-decoration-color: color-mix(in oklab, currentColor 35%, transparent);
    text-underline-offset: 3px;
  }

  .text-button:hover {
    text-decoration-color: currentColor;
  }

  .solid-button {
    min-block-size: var(--_target);
    padding-inline: 12px;
    border-radius: var(--_round-small);
    background: var(--_text);
    color: var(--_surface);
    font-weight: 600;
  }

  .text-button.copy[data-state='copied']::after {
    content: ' ✓';
  }

  .problem {
    display: flex;
    gap: 8px;
    color: var(--_danger);
    font-size: calc(13 * var(--_px));
    line-height: calc(18 * var(--_px));
  }

  .problem .icon {
    inline-size: 18px;
    block-size: 18px;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    column-gap: 12px;
  }

  .problem .buttons {
    color: var(--_text);
  }

  @media (pointer: coarse) {
    .text-button {
      min-block-size: 44px;
    }
  }

  .menu {
    position: absolute;
    inset-block-start: calc(100% + 4px);
    inset-inline-end: 0;
    inline-size: max-content;
    min-inline-size: 208px;
    max-inline-size: calc(100cqi - 72px);
    max-block-size: calc(100cqb - 96px);
    overflow-y: auto;
    padding: 4px;
    border: 1px solid var(--_line);
    border-radius: min(var(--chatbot-radius), 12px);
    background: var(--_surface);
    box-shadow:
      0 1px 2px oklch(0% 0 0 / 0.08),
      0 8px 24px oklch(0% 0 0 / 0.16);
    color: var(--_text);
    font-size: calc(13 * var(--_px));
    line-height: calc(18 * var(--_px));
    animation: appear 120ms var(--_ease);
  }

  /* Nothing is in it yet. */
  .menu:not(:defined) {
    display: none;
  }

  .menu :focus-visible {
    outline-color: var(--_ring);
    outline-offset: -2px;
  }

  .menu .item {
    display: flex;
    align-items: center;
    gap: 10px;
    inline-size: 100%;
    min-block-size: calc(var(--_target) + 4px);
    padding-inline: 10px;
    border-radius: min(var(--chatbot-radius), 8px);
  }

  .menu .item:hover:enabled {
    background: var(--_hover);
  }

  .menu .item:disabled {
    color: color-mix(in oklab, var(--_text) 45%, var(--_surface));
  }

  /* Who has no mouse and no trackpad seldom has a keyboard that is not on the screen. */
  @media not (any-pointer: fine) {
    .menu .keys {
      display: none;
    }
  }

  .menu chatbot-shortcut-list:focus {
    outline: none;
  }

  .menu > p {
    padding: 8px 10px;
  }

  .menu > .buttons {
    padding-block-start: 0;
  }

  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 -4px;
    }
  }

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

  .sources {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-start: 10px;
  }

  .sources li {
    max-inline-size: 100%;
  }

  .source {
    gap: 6px;
    min-block-size: 26px;
    padding-inline: 5px 10px;
    font-size: calc(12 * var(--_px));
    line-height: calc(16 * var(--_px));
  }

  .source .title {
    font: inherit;
  }

  .passage {
    margin-block-start: 8px;
    padding: 10px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_round-small);
    background: var(--_sunken);
    font-size: calc(13 * var(--_px));
    line-height: calc(19 * var(--_px));
    animation: late 160ms;
  }

  .passage blockquote + .title {
    margin-block-start: 10px;
  }

  .passage .title {
    margin-block-end: 4px;
    font-size: calc(13 * var(--_px));
    line-height: calc(19 * var(--_px));
    white-space: normal;
  }

  .passage blockquote {
    max-block-size: 190px;
    overflow-y: auto;
    white-space: pre-line;
    scrollbar-width: thin;
  }

  .passage a {
    display: inline-block;
    margin-block-start: 6px;
  }

  .count {
    padding-block-start: 4px;
    padding-inline: 12px;
    color: var(--_quiet);
    font-size: calc(12 * var(--_px));
    line-height: calc(16 * var(--_px));
    text-align: end;
  }

  .count[data-over] {
    color: var(--_danger);
  }

  .note {
    margin-block-start: 4px;
  }

  .bubble > .problem {
    margin-block-start: 8px;
  }

  .notice {
    flex: none;
    margin-inline: calc(12px * var(--_unit));
    margin-block-end: 8px;
    padding: 10px 12px;
    border-radius: var(--_round-small);
    background: var(--_danger-surface);
  }

  .unknown .notice {
    margin: 0;
  }

  .pill {
    position: absolute;
    inset-block-end: 12px;
    inset-inline: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: 6px;
    inline-size: fit-content;
    min-inline-size: var(--_target);
    min-block-size: var(--_target);
    margin-inline: auto;
    padding-inline: 6px;
    border: 1px solid var(--_line);
    border-radius: 22px;
    background: var(--_surface);
    box-shadow:
      0 1px 2px oklch(0% 0 0 / 0.08),
      0 8px 24px oklch(0% 0 0 / 0.16);
    font-size: calc(13 * var(--_px));
    font-weight: 600;
    line-height: calc(18 * var(--_px));
    justify-content: center;
    animation: appear 120ms var(--_ease);
  }

  .pill[data-missed] {
    padding-inline: 10px 14px;
    border-color: transparent;
    background: var(--_text);
    color: var(--_surface);
  }

  @media (forced-colors: active) {
    .icon-button,
    .chip,
    .round {
      border: 1px solid ButtonBorder;
    }

    .avatar,
    .message.user .bubble,
    .panel[data-bubbles='filled'] .message.bot .bubble {
      border: 1px solid CanvasText;
    }

    header {
      border-block-end: 1px solid CanvasText;
    }

    .field:focus-within {
      outline: 2px solid Highlight;
      outline-offset: 2px;
    }

    .pill {
      border: 1px solid CanvasText;
    }

    .message[data-selected] {
      outline: 2px solid Highlight;
      outline-offset: 4px;
    }
  }
`;
