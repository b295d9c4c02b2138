import { css } from '../plain-css.js';

export const headerStyles = css`
  .panel {
    position: relative;
    display: flex;
    flex-direction: column;
    block-size: 100%;
    overflow: hidden;
    container: panel / size;
    font: 400 calc(15 * var(--_px)) / calc(22 * var(--_px)) var(--chatbot-font);
  }

  header {
    position: relative;
    z-index: 2;
    display: flex;
    flex: none;
    align-items: center;
    gap: 4px;
    min-block-size: 60px;
    padding-block: calc(10px * var(--_unit));
    padding-inline: var(--_pad) calc(var(--_pad) - 8px);
    background: var(--_accent);
    color: var(--_on-accent);
  }

  header :focus-visible {
    outline-color: currentColor;
  }

  .avatar {
    position: relative;
    display: grid;
    flex: none;
    place-items: center;
    inline-size: 28px;
    block-size: 28px;
    overflow: hidden;
    border-radius: 50%;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 13px;
    font-weight: 600;
    line-height: 1;
    user-select: none;
  }

  header .avatar {
    inline-size: 32px;
    block-size: 32px;
    background: color-mix(in oklab, var(--_on-accent) 18%, var(--_accent));
    font-size: 15px;
  }

  .avatar img {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }

  .avatar img:not([data-loaded]) {
    opacity: 0;
  }

  .avatar.avatar:has([data-loaded]) {
    background: none;
  }

  .avatar:has([data-loaded]) .initial {
    visibility: hidden;
  }

  .who {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    flex: 1;
    min-inline-size: 0;
    padding-inline: 8px;
  }

  .title,
  .subtitle {
    overflow: hidden;
    text-overflow: ellipsis;
    max-inline-size: 100%;
    white-space: nowrap;
    unicode-bidi: plaintext;
  }

  .title {
    font-size: calc(15 * var(--_px));
    font-weight: 600;
    line-height: calc(20 * var(--_px));
  }

  .subtitle {
    font-size: calc(13 * var(--_px));
    line-height: calc(18 * var(--_px));
  }

  /* What keeps the chat from working is told to its end. */
  .subtitle[data-words] {
    white-space: normal;
  }

  /* Where text is large and the panel is not. */
  @container panel (max-width: 21em) {
    .title,
    .subtitle {
      white-space: normal;
    }
  }

  .subtitle:empty {
    display: none;
  }

  chatbot-panel-list {
    position: relative;
    display: block;
    flex: 1;
    min-block-size: 0;
  }

  /* Its button comes later, and moves nothing. */
  chatbot-panel-menu {
    position: relative;
    display: block;
    flex: none;
    inline-size: var(--_target);
    block-size: var(--_target);
  }
`;
