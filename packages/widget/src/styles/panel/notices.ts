import { css } from 'lit';

/** Styles of notices: the counter of characters, notes, and the way to the newest message. */
export const noticeStyles = css`
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
`;
