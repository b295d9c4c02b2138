import { css } from 'lit';

/** Where the system chooses the colours, edges tell apart what fills do elsewhere. */
export const forcedColorStyles = css`
  @media (forced-colors: active) {
    .icon-button,
    .chip,
    .round {
      border: 1px solid ButtonBorder;
    }

    .avatar,
    .message.user .bubble,
    .panel[data-bubbles='filled'] .message.bot .bubble {
      border: 1px solid CanvasText;
    }

    header {
      border-block-end: 1px solid CanvasText;
    }

    .field:focus-within {
      outline: 2px solid Highlight;
      outline-offset: 2px;
    }
  }
`;
