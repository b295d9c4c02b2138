import { css } from 'lit';

/** Styles of footnotes, citations and alerts in replies. */
export const markdownExtraStyles = css`
  .body .footnote {
    color: var(--_quiet);
    font-size: calc(13 * var(--_px));
    line-height: calc(18 * var(--_px));
  }

  .body .footnote + .footnote {
    margin-block-start: 4px;
  }

  .ref {
    padding: 4px;
    text-decoration: underline;
  }

  .body sup {
    font-size: 0.75em;
    line-height: 0;
  }

  .body blockquote[data-alert] {
    --_alert: var(--_accent);
    padding-block: 8px;
    border-color: var(--_alert);
    border-start-end-radius: 6px;
    border-end-end-radius: 6px;
    background: color-mix(in oklab, var(--_alert) 7%, var(--_surface));
    color: inherit;
  }

  .body blockquote:is([data-alert='warning'], [data-alert='caution']) {
    --_alert: oklch(58% 0.22 27);
  }
`;
