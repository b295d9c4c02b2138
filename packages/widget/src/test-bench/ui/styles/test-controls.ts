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

  :host([data-words='none']),
  :host(:not([data-words='all'])) :is(.export, .new-session, .sessions),
  :host([data-words='few']) .looks {
    --tool-word: none;
    --tool-padding: 0;
    --tool-shift: 0;
  }

  .menu {
    --width: 296px;
    padding: 12px;
  }

  .choices {
    display: grid;
    gap: 8px;
  }

  .tool,
  chatbot-menu-button {
    flex: none;
  }

  /* As wide as what is in it, whatever there is of the row: that is how words are found too long. */
  :host([stacked]) {
    width: max-content;
  }

  /* The way out stays in the corner. */
  :host([stacked]) .close {
    position: absolute;
    inset-block-start: 8px;
    inset-inline-end: 8px;
  }

  :host([stacked]) .last {
    display: none;
  }

  .menu .row {
    display: flex;
    align-items: center;
    justify-content: space-between;
  }

  .menu .visitor {
    margin-top: 8px;
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
