import { css } from 'lit';

/** Buttons and small text of the bench, the same in every part of it. */
export const controls = css`
  /* What is not loaded yet has no place between others. */
  :not(:defined) {
    display: contents;
  }

  button {
    font: inherit;
    color: inherit;
    letter-spacing: inherit;
    margin: 0;
    cursor: pointer;
    -webkit-tap-highlight-color: transparent;
  }

  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: var(--target);
    min-width: var(--target);
    padding: 0 10px;
    border: 1px solid transparent;
    border-radius: 6px;
    background: none;
    font-weight: 500;
    white-space: nowrap;
    text-decoration: none;
    transition: background-color 120ms var(--ease);
  }

  .button .icon {
    margin-inline-start: -2px;
    flex: none;
  }

  .button.bare {
    padding: 0;
  }

  .button.bare .icon {
    margin: 0;
  }

  /* An icon and a word; what they are in may leave the word out. */
  .tool {
    padding: 0 var(--tool-padding, 10px);
  }

  .tool .icon {
    margin-inline-start: var(--tool-shift, -2px);
  }

  .tool .label {
    display: var(--tool-word, inline);
  }

  .button:hover {
    background: var(--hover);
  }

  .button[aria-pressed='true'],
  .button[aria-expanded='true'] {
    background: var(--hover);
    border-color: var(--line);
  }

  .button.outlined {
    border-color: var(--line);
    background: var(--raised);
  }

  .button.outlined:hover {
    background: var(--hover);
  }

  .button.strong {
    background: var(--strong);
    color: var(--on-strong);
  }

  .button.strong:hover {
    background: color-mix(in oklch, var(--strong) 86%, var(--surface));
  }

  .button:disabled,
  .button[aria-disabled='true'] {
    color: var(--quiet);
    cursor: default;
    opacity: 0.6;
    background: none;
  }

  .icon,
  .mark {
    flex: none;
    display: block;
  }

  .quiet {
    color: var(--quiet);
  }

  .mono,
  code {
    font-family: var(--mono);
    font-size: 12px;
    letter-spacing: 0;
  }

  .number {
    font-variant-numeric: tabular-nums;
  }

  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
