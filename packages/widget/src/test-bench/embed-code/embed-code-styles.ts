import { css } from 'lit';

/** The dialog of the embed code: the code with its choices, then what goes with it. */
export const embedCodeStyles = css`
  dialog {
    width: min(640px, calc(100vw - 32px));
    max-height: calc(100dvh - 32px);
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--raised);
    color: inherit;
    box-shadow: var(--shadow-window);
  }

  dialog[open] {
    animation: appear 200ms var(--ease);
  }

  dialog::backdrop {
    background: oklch(0% 0 0 / 0.4);
  }

  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-block: 12px 0;
    padding-inline: 24px 12px;
  }

  h2 {
    margin: 0;
    font-size: 17px;
    line-height: 24px;
    font-weight: 600;
  }

  .body {
    padding: 4px 24px 24px;
  }

  p {
    margin: 0;
    color: var(--quiet);
  }

  .foot select {
    min-height: var(--target);
    padding: 4px 8px;
    border: 1px solid var(--edge);
    border-radius: 6px;
    background: var(--surface);
    color: var(--text);
    font: inherit;
  }

  .choices {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 8px 16px;
  }

  .csp {
    margin: 8px 0 0;
    padding: 8px 12px;
    border-radius: 6px;
    background: var(--sunken);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .snippet {
    margin: 12px 0 24px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--sunken);
    overflow: hidden;
  }

  pre {
    margin: 0;
    padding: 16px;
    overflow-x: auto;
    font: 12px/20px var(--mono);
    tab-size: 2;
  }

  .literal {
    color: var(--good);
  }

  .tag,
  .keyword {
    font-weight: 600;
  }

  pre:focus-visible {
    outline-offset: -2px;
    border-radius: 10px;
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding-block: 8px;
    padding-inline: 16px 8px;
    border-top: 1px solid var(--line);
    color: var(--quiet);
    font-size: 12px;
  }

  h3 {
    margin: 16px 0 2px;
    font-size: 13px;
    font-weight: 600;
  }

  ul {
    display: flex;
    flex-wrap: wrap;
    gap: 4px;
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }

  ul li {
    padding: 0 8px;
    border-radius: 6px;
    background: var(--sunken);
    overflow-wrap: anywhere;
  }

  ol {
    margin: 4px 0 0;
    padding-inline-start: 20px;
    color: var(--quiet);
    overflow-wrap: anywhere;
  }

  a.button {
    display: inline-flex;
    align-items: center;
    margin-top: -12px;
    color: inherit;
    text-decoration: none;
  }

  p code {
    color: var(--text);
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }

  .allow {
    display: flex;
    gap: 8px;
    margin-top: 8px;
  }

  .allow input {
    flex: 1;
    min-width: 0;
    min-height: var(--target);
    padding: 5px 10px;
    border: 1px solid var(--edge);
    border-radius: 6px;
    background: var(--surface);
    color: inherit;
    font: inherit;
  }
`;
