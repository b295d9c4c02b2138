import { css } from '../plain-css.js';

export const composerStyles = css`
  footer {
    flex: none;
    padding-inline: calc(12px * var(--_unit));
    padding-block-end: max(calc(12px * var(--_unit)), env(safe-area-inset-bottom, 0px));
  }

  .field {
    display: flex;
    align-items: flex-end;
    gap: 4px;
    padding: 5px;
    border: 1px solid var(--_edge);
    border-radius: min(var(--chatbot-radius) * 1.5, 24px);
    background: var(--_surface);
    transition: border-color 120ms;
  }

  .field:focus-within {
    border-color: var(--_ring);
    box-shadow: 0 0 0 1px var(--_ring);
  }

  textarea {
    flex: 1;
    min-inline-size: 0;
    min-block-size: calc(22 * var(--_px) + 10px);
    max-block-size: calc(132 * var(--_px) + 10px);
    margin-block: max(0px, (var(--_target) - 10px - 22 * var(--_px)) / 2);
    padding-block: 5px;
    padding-inline: 11px 4px;
    border-radius: inherit;
    resize: none;
    field-sizing: content;
    scrollbar-width: thin;
    cursor: text;
  }

  /* The field around it shows the focus. */
  textarea:focus-visible {
    outline: none;
  }

  textarea::placeholder {
    color: var(--_quiet);
    opacity: 1;
  }

  /* What is written, and what the operator wrote, runs its own way; the panel's may be the other. */
  textarea,
  textarea::placeholder {
    unicode-bidi: plaintext;
  }

  .round {
    display: grid;
    flex: none;
    place-items: center;
    inline-size: var(--_target);
    block-size: var(--_target);
    border-radius: min(var(--chatbot-radius) * 1.25, 50%);
    transition:
      background-color 120ms,
      color 120ms;
  }

  .send {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  .send:disabled {
    background: var(--_hover);
    color: color-mix(in oklab, var(--_text) 50%, var(--_surface));
  }

  .stop {
    border: 1.5px solid var(--_edge);
    color: var(--_text);
  }

  .stop:hover {
    background: var(--_hover);
  }

  .count:empty {
    display: none;
  }

  .branding {
    padding-block-start: 8px;
    color: var(--_quiet);
    font-size: calc(12 * var(--_px));
    line-height: calc(16 * var(--_px));
    text-align: center;
  }

  .content > .branding {
    display: none;
  }

  /* Below 16 px, iOS zooms the page in when the field is focused. */
  @media (pointer: coarse) {
    textarea {
      font-size: calc(16 * var(--_px));
    }
  }

  /* Little height: a phone on its side, its keyboard is open, or the page is zoomed. */
  @container panel (max-height: 380px) {
    footer > .branding {
      display: none;
    }

    .content > .branding {
      display: block;
    }
  }

  /* Little for text that is large. */
  @container panel (max-height: 20em) {
    .subtitle:not([data-words]) {
      white-space: nowrap;
    }
  }
`;
