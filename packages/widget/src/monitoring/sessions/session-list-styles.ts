import { css } from 'lit';

/** The list: a table where there is room, a card for each session where there is none. */
export const sessionListStyles = css`
  :host {
    container-type: inline-size;
  }

  /* Has its place also where there is nothing to tell: the list does not move under the pointer. */
  .told {
    align-items: center;
    min-height: var(--target);
    margin: 8px 0;
  }

  .list {
    overflow-x: auto;
    padding: 2px;
  }

  .strong {
    font-weight: 500;
  }

  .sort {
    min-height: var(--target);
    padding: 0;
    border: 0;
    background: none;
    font: inherit;
    color: inherit;
  }

  .sort:hover {
    color: var(--text);
  }

  .deeds {
    padding-inline-end: 0;
    text-align: end;
    white-space: nowrap;
  }

  .more {
    margin: 12px 0;
    text-align: center;
  }

  .bad {
    color: var(--bad);
  }

  .link,
  .state {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    white-space: nowrap;
  }

  .link {
    min-height: var(--target);
    color: var(--quiet);
  }

  .link::before,
  .state::before {
    content: '';
    width: 8px;
    height: 8px;
    border: 1.5px solid currentColor;
    border-radius: 50%;
  }

  .link.open::before,
  .state.active::before {
    border-color: var(--good);
    background: var(--good);
  }

  .state.answering::before {
    border-color: var(--warn);
    border-style: dotted;
  }

  .state.ended::before {
    border-radius: 2px;
  }

  @container (width < 880px) {
    table,
    tbody {
      display: block;
    }

    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }

    tbody tr {
      display: grid;
      grid-template-columns: 28px 1fr 1fr;
      gap: 4px 12px;
      padding: 12px;
      border: 1px solid var(--line);
      border-radius: 10px;
      background: var(--raised);
    }

    tbody tr + tr {
      margin-top: 8px;
    }

    td,
    td.amount {
      display: block;
      padding: 0;
      border: 0;
      text-align: start;
      overflow-wrap: anywhere;
      white-space: normal;
    }

    td:first-child {
      grid-row: span 5;
    }

    td[data-label]::before {
      content: attr(data-label);
      display: block;
      font:
        12px/16px system-ui,
        sans-serif;
      color: var(--quiet);
    }

    td.strong,
    td.deeds {
      grid-column: 2 / -1;
    }

    td.deeds {
      margin-top: 4px;
      text-align: start;
    }
  }
`;
