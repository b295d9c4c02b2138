import { css } from 'lit';

/** Styles of the sources of a reply and the passages that they show. */
export const sourceStyles = css`
  .sources {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-start: 10px;
  }

  .sources li {
    max-inline-size: 100%;
  }

  .source {
    gap: 6px;
    min-block-size: 26px;
    padding-inline: 5px 10px;
    font-size: calc(12 * var(--_px));
    line-height: calc(16 * var(--_px));
  }

  .source .title {
    font: inherit;
  }

  .passage {
    margin-block-start: 8px;
    padding: 10px 12px;
    border: 1px solid var(--_line);
    border-radius: var(--_round-small);
    background: var(--_sunken);
    font-size: calc(13 * var(--_px));
    line-height: calc(19 * var(--_px));
    animation: late 160ms;
  }

  .passage blockquote + .title {
    margin-block-start: 10px;
  }

  .passage .title {
    margin-block-end: 4px;
    font-size: calc(13 * var(--_px));
    line-height: calc(19 * var(--_px));
    white-space: normal;
  }

  .passage blockquote {
    max-block-size: 190px;
    overflow-y: auto;
    white-space: pre-line;
    scrollbar-width: thin;
  }

  .passage a {
    display: inline-block;
    margin-block-start: 6px;
  }
`;
