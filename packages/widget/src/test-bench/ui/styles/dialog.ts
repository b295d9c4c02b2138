import { css } from 'lit';

/** A dialog over the bench: a title with its way out, and what it is about. */
export const dialogStyles = css`
  dialog {
    inset: 0;
    width: min(var(--dialog-width, 520px), 100vw - 32px);
    max-height: min(720px, 100dvh - 32px);
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--raised);
    color: var(--text);
    box-shadow: var(--shadow-window);
  }

  dialog::backdrop {
    background: oklch(15% 0.01 265 / 0.3);
  }

  .head {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    gap: 8px;
    padding-block: 12px;
    padding-inline: 20px 12px;
    border-bottom: 1px solid var(--line);
    background: inherit;
  }

  .head h2 {
    flex: 1;
    margin: 0;
    font-size: 15px;
    font-weight: 600;
  }
`;
