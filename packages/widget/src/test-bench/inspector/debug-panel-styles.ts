import { css } from 'lit';

/** Styles of the debug panel alone; its parts bring their own. */
export const debugPanelStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    min-height: 0;
    min-width: 0;
    background: var(--surface);
  }

  .replies {
    flex: none;
    border-bottom: 1px solid var(--line);
  }

  .scroll {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
  }

  .scroll:focus-visible,
  .content:focus-visible {
    outline-offset: -2px;
  }

  h3 {
    display: flex;
    align-items: center;
    gap: 8px;
    margin: 0;
    padding: 12px 16px 8px;
    font-size: 15px;
    font-weight: 600;
  }

  .state {
    padding: 0 8px;
    border-radius: 10px;
    background: var(--sunken);
    color: var(--quiet);
    font-size: 12px;
    font-weight: 500;
  }

  .state.failed {
    color: var(--bad);
    background: var(--bad-surface);
  }

  .pad {
    margin: 0;
    padding: 12px 16px;
  }

  .empty {
    flex: 1;
    padding: 24px 16px;
    text-align: center;
    text-wrap: balance;
  }

  .empty h3 {
    justify-content: center;
    padding: 0 0 4px;
  }

  .empty p {
    margin: 0;
    color: var(--quiet);
  }

  .scroll > .empty {
    border-bottom: 1px solid var(--line);
  }

  chatbot-save-test {
    display: block;
    min-height: var(--target);
    padding: 4px 16px 8px;
  }

  .content > .notice {
    margin-top: 12px;
  }

  .version {
    flex: none;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
    margin: 0;
    padding: 4px 16px;
    border-top: 1px solid var(--line);
    font-size: 12px;
    color: var(--quiet);
  }

  .version chatbot-copy-button {
    --copy-height: max(24px, var(--target) - 8px);
    --copy-padding: 4px;
    --copy-icon: 14px;
    font-family: var(--mono);
    margin-inline-start: -8px;
  }
`;
