import { css } from 'lit';

/** The tools of the top bar, beside each other or folded into a menu. */
export const testControlsStyles = css`
  :host {
    grid-area: tools;
    display: flex;
    align-items: center;
    gap: 4px;
  }

  .divider {
    width: 1px;
    height: 20px;
    margin-inline: 4px;
    background: var(--line);
  }

  .choices {
    display: flex;
    gap: 8px;
    margin-inline-end: 4px;
  }

  :host([data-words='none']),
  :host(:not([data-words='all'])) :is(.export, .new-session),
  :host([data-words='few']) .reset {
    --tool-word: none;
    --tool-padding: 0;
    --tool-shift: 0;
  }

  .menu {
    --width: 272px;
    padding: 12px;
  }

  .menu .choices {
    display: grid;
    gap: 8px;
    margin: 0;
  }

  .menu .row {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }

  .menu .tool {
    width: 100%;
    justify-content: flex-start;
  }

  .menu chatbot-menu-button {
    display: flex;
    --menu-justify: flex-start;
  }

  .menu hr {
    margin: 12px -12px;
    border: 0;
    border-top: 1px solid var(--line);
  }
`;
