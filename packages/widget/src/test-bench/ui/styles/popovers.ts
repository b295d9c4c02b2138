import { css } from 'lit';

/** Styles of popovers over the bench, opened by its buttons; placed by `placePopover`. */
export const popovers = css`
  .popover {
    position: fixed;
    inset: auto;
    width: var(--width);
    max-width: calc(100vw - 16px);
    margin: 0;
    padding: 0;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    color: var(--text);
    box-shadow: var(--shadow);
    overflow: auto;
  }

  .popover:popover-open {
    animation: appear 120ms var(--ease);
  }

  @keyframes appear {
    from {
      opacity: 0;
      transform: translateY(-4px);
    }
  }
`;
