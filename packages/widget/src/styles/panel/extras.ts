import { css } from 'lit';
import { buttonStyles } from './buttons.js';
import { markdownExtraStyles } from './markdown-extras.js';
import { menuStyles } from './menu.js';
import { messageActionStyles } from './message-actions.js';
import { noticeStyles } from './notices.js';
import { sourceStyles } from './sources.js';
import { tableStyles } from './tables.js';

/** Styles of the parts that load last: actions, sources, problems, the menu. */
export const extraStyles = css`
  ${tableStyles}
  :host {
    --_danger: color-mix(in oklab, oklch(58% 0.22 27) 62%, var(--_text));
    --_danger-surface: color-mix(in oklab, oklch(58% 0.22 27) 7%, var(--_surface));
  }

  ${markdownExtraStyles}
  ${buttonStyles}
  ${menuStyles}
  ${messageActionStyles}
  ${sourceStyles}
  ${noticeStyles}

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

    .pill {
      border: 1px solid CanvasText;
    }

    .message[data-selected] {
      outline: 2px solid Highlight;
      outline-offset: 4px;
    }
  }
`;
