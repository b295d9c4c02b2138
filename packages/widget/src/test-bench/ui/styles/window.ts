import { css } from 'lit';

/**
 * The window of the bench: over the page, at its side, or a part of it. Before the tokens, since it
 * forgets all that the page's text looks like.
 */
export const windowStyles = css`
  :host {
    all: initial;
    display: block;
  }

  dialog {
    max-width: none;
    max-height: none;
    margin: auto;
    padding: 0;
    border: 0;
    overflow: hidden;
    color: inherit;
    background: var(--surface);
    box-shadow: var(--shadow-window);
  }

  dialog:focus {
    outline: none;
  }

  dialog::backdrop {
    background: oklch(15% 0.01 265 / 0.5);
  }

  dialog[open]::backdrop {
    animation: fade 200ms var(--ease);
  }

  .modal {
    width: min(1360px, calc(100vw - 48px));
    height: min(900px, calc(var(--viewport-height, 100dvh) - 48px));
    border-radius: 16px;
  }

  .modal[open] {
    animation: rise 200ms var(--ease);
  }

  .drawer {
    margin-inline: auto 0;
    margin-block: 0;
    width: min(560px, 100vw);
    height: var(--viewport-height, 100dvh);
    border-radius: 0;
    border-start-start-radius: 16px;
    border-end-start-radius: 16px;
  }

  .drawer.inspecting {
    width: min(1040px, calc(100vw - 64px));
  }

  .drawer[open] {
    animation: slide 240ms var(--ease);
  }

  :host([layout='inline']) {
    height: 100%;
  }

  .inline {
    height: 100%;
    min-height: 480px;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: 16px;
    background: var(--surface);
  }

  @media (max-width: 699px) {
    .modal,
    .drawer,
    .drawer.inspecting {
      width: 100vw;
      height: var(--viewport-height, 100dvh);
      margin: var(--viewport-top, 0) 0 0;
      border-radius: 0;
    }
  }

  @keyframes rise {
    from {
      opacity: 0;
      transform: translateY(8px);
    }
  }

  @keyframes slide {
    from {
      opacity: 0;
      transform: translateX(24px);
    }
  }

  @keyframes fade {
    from {
      opacity: 0;
    }
  }
`;

/** Layout of the window. */
export const benchStyles = css`
  .bench {
    position: relative;
    display: flex;
    flex-direction: column;
    width: 100%;
    height: 100%;
    background: var(--surface);
  }

  .bar {
    flex: none;
    display: grid;
    grid-template: 'who tools' / minmax(0, 1fr) auto;
    align-items: center;
    gap: 0 16px;
    min-height: 64px;
    padding-block: 8px;
    padding-inline: 16px 12px;
    border-bottom: 1px solid var(--line);
  }

  .bench:not(.wide) .bar {
    position: relative;
    gap: 4px 16px;
    padding: 8px;
    padding-inline-start: 12px;
  }

  .bench.medium .bar {
    grid-template: 'who' 'tools' / minmax(0, 1fr);
    padding-inline-start: 8px;
  }

  .bench.narrow .bar {
    grid-template: 'who tools' 'facts facts' / minmax(0, 1fr) auto;
  }

  /* Over the stage: what comes and goes by itself moves nothing. */
  .notes {
    position: absolute;
    inset: 8px 12px auto;
    z-index: 4;
    display: grid;
    justify-items: center;
    gap: 8px;
    pointer-events: none;
  }

  .notes > * {
    width: min(560px, 100%);
    pointer-events: auto;
  }

  .notes > .notice {
    margin: 0;
    border-radius: 10px;
    box-shadow: var(--shadow);
  }

  .body,
  .stage {
    position: relative;
    flex: 1;
    min-width: 0;
    min-height: 0;
    display: flex;
  }

  .bench:not(.split) .body {
    flex-direction: column;
  }

  .viewing {
    display: flex;
    align-items: center;
    gap: 8px;
    padding-block: 4px;
    padding-inline: 12px 4px;
    border-radius: 10px;
    background: var(--raised);
    box-shadow: var(--shadow);
  }

  .viewing .button {
    margin-inline-start: auto;
  }

  .nowhere {
    align-items: center;
    justify-content: center;
    gap: 4px;
    padding: 24px;
    text-align: center;
  }

  .nowhere h2,
  .nowhere p {
    max-width: 44ch;
    margin: 0;
    text-wrap: balance;
  }

  .nowhere h2 {
    font-size: 17px;
    line-height: 24px;
    font-weight: 600;
  }

  .nowhere p {
    color: var(--quiet);
  }

  .nowhere .offers {
    display: flex;
    gap: 8px;
    margin-top: 16px;
  }
`;
