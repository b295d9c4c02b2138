import { FRAME_CSS } from '../../styles/frame-css.js';
import { LAUNCHER_CSS } from '../../styles/launcher-css.js';
import { css } from '../../styles/plain-css.js';

/**
 * The embed's own style sheet. The page cannot reach into it: what it says of the element itself
 * loses to `!important` in here. The frame lies over the whole window, above the page and outside
 * of its transforms, and lets every click through that is not for the launcher or the panel.
 */
export const WIDGET_CSS = css`
  :host {
    all: initial !important;
    display: contents !important;
  }
  :host([hidden]) {
    display: none !important;
  }
  .frame {
    all: initial;
    position: fixed;
    inset: 0;
    display: block;
    z-index: 2147483647;
    pointer-events: none;
  }
  .frame[hidden] {
    display: none;
  }
  .frame > * {
    pointer-events: auto;
  }
  ${FRAME_CSS}
  ${LAUNCHER_CSS}
@media print {
    .frame {
      display: none;
    }
  }
`;
