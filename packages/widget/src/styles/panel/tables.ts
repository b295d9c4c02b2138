import { css } from 'lit';

/** Tables and pictures of replies, and citations that can be chosen: few replies begin with one. */
export const tableStyles = css`
  .table {
    display: grid;
    /* As wide as the table, so that what sticks to an edge can go all the way. */
    grid-template-columns: minmax(min-content, 100%);
    overflow: auto;
    max-block-size: max(240px, 70cqb);
    isolation: isolate;
    container: table / scroll-state;
    border: 1px solid var(--_line);
    border-radius: var(--_round-small);
    background: var(--_surface);
    scrollbar-width: thin;
  }

  .table > *,
  .table::after {
    grid-area: 1 / 1;
  }

  /* The edge fades as long as there is more behind it; elsewhere the scrollbar says so. */
  @container table scroll-state(scrollable: inline-end) {
    .table::after {
      position: sticky;
      inset-inline-end: 0;
      z-index: 3;
      inline-size: 32px;
      justify-self: end;
      background: linear-gradient(to right, transparent, var(--_surface));
      content: '';
      pointer-events: none;
    }

    .table:dir(rtl)::after {
      rotate: 180deg;
    }
  }

  table {
    min-inline-size: 100%;
    border-collapse: separate;
    border-spacing: 0;
    font-size: calc(13 * var(--_px));
    line-height: calc(18 * var(--_px));
    font-variant-numeric: tabular-nums;
  }

  :is(th, td) {
    padding: 7px 12px;
    text-align: left;
    unicode-bidi: plaintext;
    vertical-align: top;
    overflow-wrap: normal;
  }

  .table:dir(rtl) :is(th, td) {
    text-align: right;
  }

  /* What rows and columns are stays in sight, and lets nothing through. */
  :where(th, td:first-child) {
    position: sticky;
    inset-block-start: 0;
    inset-inline-start: 0;
    background: var(--_surface);
  }

  th {
    z-index: 1;
    background: var(--_sunken);
    white-space: nowrap;
  }

  th:first-child {
    z-index: 2;
  }

  th:not(:first-child) {
    inset-inline-start: auto;
  }

  td:first-child {
    inset-block-start: auto;
  }

  tbody td {
    border-block-start: 1px solid var(--_line);
  }

  .table [data-align='right'] {
    text-align: right;
  }

  .table [data-align='center'] {
    text-align: center;
  }

  .body img {
    max-inline-size: 100%;
    max-block-size: 320px;
    border: 1px solid var(--_line);
    border-radius: var(--_round-small);
    vertical-align: top;
  }

  /* Room for what most pictures are like, so that little moves when it is there. */
  .body img:not([data-loaded]) {
    inline-size: 100%;
    aspect-ratio: 3 / 2;
    background: var(--_sunken);
  }

  .body td img {
    max-block-size: 80px;
  }

  a:has(> img) + .host {
    display: block;
  }

  button.cite:hover,
  button.cite[aria-expanded='true'],
  [aria-current='true'] > .number {
    background: var(--_text);
    color: var(--_surface);
  }
`;
