import { css } from 'lit';

/** Replies in markdown. */
export const markdownStyles = css`
  h3,
  ol,
  figure,
  blockquote,
  pre {
    margin: 0;
    padding: 0;
    font: inherit;
  }

  a {
    color: inherit;
    text-decoration: underline;
    text-decoration-color: var(--_accent);
    text-decoration-thickness: 1.5px;
    text-underline-offset: 3px;
  }

  a:hover {
    text-decoration-thickness: 2px;
  }

  .body > * + * {
    margin-block-start: 10px;
  }

  .body h3 {
    font-size: calc(15 * var(--_px));
    font-weight: 600;
  }

  .body h3[data-depth='1'] {
    font-size: calc(17 * var(--_px));
    line-height: calc(24 * var(--_px));
  }

  .body > :not(:first-child) > h3 {
    margin-block-start: 18px;
  }

  .body > :has(> h3) + * {
    margin-block-start: 6px;
  }

  .body strong,
  .body th {
    font-weight: 600;
  }

  /* Room for its mark, on the side where it begins: items may be of several languages. */
  .body li {
    margin-inline-start: 20px;
  }

  .body ul {
    list-style: disc;
  }

  .body ul ul {
    list-style: circle;
  }

  .body li + li,
  .body li > :is(ul, ol) {
    margin-block-start: 4px;
  }

  .body [data-loose] > li + li,
  .body li > * + p,
  .body li > * + figure {
    margin-block-start: 8px;
  }

  .body li::marker {
    color: var(--_quiet);
    font-variant-numeric: tabular-nums;
  }

  .body li[data-task] {
    margin-inline-start: 0;
    list-style: none;
  }

  .body li[data-task] > p {
    display: inline;
  }

  .body blockquote {
    padding-inline-start: 12px;
    border-inline-start: 3px solid var(--_line);
    color: var(--_quiet);
  }

  .body hr {
    block-size: 1px;
    margin-block: 16px;
    border: 0;
    background: var(--_line);
  }

  .body code {
    padding: 1px 4px;
    border-radius: 4px;
    background: var(--_hover);
    font: calc(13 * var(--_px)) / calc(20 * var(--_px)) var(--_mono);
    font-size: 0.867em;
  }

  .code {
    overflow: hidden;
    border: 1px solid var(--_line);
    border-radius: var(--_round-small);
    background: var(--_sunken);
  }

  .code figcaption {
    display: flex;
    align-items: center;
    justify-content: space-between;
    padding-inline: 12px 2px;
    border-block-end: 1px solid var(--_line);
    color: var(--_quiet);
    font-size: calc(12 * var(--_px));
    line-height: calc(16 * var(--_px));
  }

  .code .icon-button {
    block-size: 30px;
  }

  .code .icon {
    inline-size: 16px;
    block-size: 16px;
  }

  /* A copy button shows a tick for a moment. */
  .copy .icon[data-icon='check'],
  .copy[data-state='copied'] .icon[data-icon='copy'] {
    display: none;
  }

  .copy[data-state='copied'] .icon[data-icon='check'] {
    display: block;
  }

  .code pre {
    overflow-x: auto;
    padding: 10px 12px;
    direction: ltr;
    scrollbar-width: thin;
  }

  .code pre:focus-visible,
  .table:focus-visible {
    outline-offset: -2px;
  }

  .body pre code {
    padding: 0;
    background: none;
    font: calc(13 * var(--_px)) / calc(20 * var(--_px)) var(--_mono);
    overflow-wrap: normal;
    white-space: pre;
  }

  .host {
    color: var(--_quiet);
    font-size: calc(13 * var(--_px));
  }

  .cited {
    white-space: nowrap;
  }

  .cite,
  .number {
    display: inline-block;
    flex: none;
    min-inline-size: 17px;
    margin-inline: 1px;
    padding-inline: 4px;
    border-radius: 5px;
    background: var(--_hover);
    color: var(--_quiet);
    font-size: calc(11 * var(--_px));
    font-weight: 600;
    line-height: calc(16 * var(--_px));
    text-align: center;
    vertical-align: 2px;
  }

  /* A soft caret behind the last word while a reply grows. */
  .body[data-streaming] > :last-child > :is(p, h3):last-child::after,
  .body[data-streaming] > :last-child > :is(ul, ol) > li:last-child::after,
  .body[data-streaming] > :last-child > blockquote > p:last-child::after,
  .body[data-streaming] > :last-child > figure code::after {
    display: inline-block;
    inline-size: 2px;
    block-size: 15px;
    margin-inline-start: 3px;
    border-radius: 1px;
    background: var(--_accent);
    vertical-align: -2px;
    content: '';
    opacity: 0.7;
  }

  @media (pointer: coarse) {
    .code .icon-button {
      block-size: 44px;
    }
  }
`;
