import { css } from 'lit';

/** Tables, fields and messages of the views. */
export const adminStyles = css`
  :host {
    display: block;
  }

  h2 {
    margin: 0;
    font-size: 15px;
    font-weight: 600;
  }

  p {
    margin: 0;
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 12px;
  }

  .grow {
    flex: 1;
  }

  label.field {
    display: grid;
    gap: 4px;
    font-size: 12px;
    color: var(--quiet);
  }

  select,
  input:not([type='checkbox']) {
    min-height: var(--target);
    max-width: 220px;
    padding: 0 8px;
    border: 1px solid var(--edge);
    border-radius: 6px;
    background: var(--raised);
    color: var(--text);
    font: inherit;
    font-size: 13px;
  }

  input[type='checkbox'] {
    width: 18px;
    height: 18px;
    margin: 0;
    accent-color: var(--strong);
  }

  label.check {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: var(--target);
  }

  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 13px;
  }

  th,
  td {
    padding: 8px 12px 8px 0;
    border-bottom: 1px solid var(--line);
    text-align: start;
    vertical-align: middle;
  }

  th {
    color: var(--quiet);
    font-weight: 500;
    font-size: 12px;
    white-space: nowrap;
  }

  .amount {
    text-align: end;
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
  }

  .scroll {
    overflow-x: auto;
  }

  .empty,
  .problem {
    padding: 32px 16px;
    border: 1px solid var(--line);
    border-radius: 10px;
    background: var(--raised);
    text-align: center;
  }

  .empty .quiet,
  .problem .quiet {
    margin: 4px 0 16px;
  }
`;
