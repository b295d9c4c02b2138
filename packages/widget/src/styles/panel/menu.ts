import { css } from 'lit';

/** Styles of the menu. */
export const menuStyles = css`
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
`;
