import { css } from 'lit';

/** Styles of buttons with words, and of the problems that they are in. */
export const buttonStyles = css`
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
`;
