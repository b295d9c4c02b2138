import { css } from '../plain-css.js';

/** The list of messages, and what can be asked first. */
export const messageStyles = css`
  .scroller {
    block-size: 100%;
    overflow: hidden auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: color-mix(in oklab, var(--_text) 22%, transparent) transparent;
  }

  .scroller:focus-visible {
    outline-offset: -2px;
  }

  .content {
    display: flow-root;
    padding-block: calc(20px * var(--_unit)) 8px;
    padding-inline: var(--_pad);
  }

  /* Before the first question there is nothing to follow: what can be asked stands at the end. */
  .content:has(> .starters) {
    display: flex;
    flex-direction: column;
    min-block-size: 100%;
  }

  .message {
    position: relative;
    display: block;
    margin-block-start: 4px;
    overflow-wrap: anywhere;
  }

  /* What is out of sight is neither laid out nor painted. The margin is for what lies in the gap. */
  @supports (overflow-clip-margin: 1px) {
    .message {
      overflow-clip-margin: 32px;
      contain-intrinsic-size: auto 64px;
      content-visibility: auto;
    }
  }

  .message:focus-visible {
    outline-offset: 6px;
    border-radius: 4px;
  }

  .message[data-first],
  .message.bot + .message.bot {
    margin-block-start: max(12px + 12px * var(--_unit), 18 * var(--_px));
  }

  /* Below each message is the place of what can be done with it, or how it was sent. */
  .messages > .message.bot {
    grid-template-rows: auto var(--_actions);
  }

  .message.user[data-last] {
    padding-block-end: calc(4px + 16 * var(--_px));
  }

  .messages > .message:is(.bot, [data-last]) + .message.message {
    margin-block-start: calc(8px * var(--_unit) - 2px);
  }

  .content > .message:first-child {
    margin-block-start: 0;
  }

  .bubble {
    min-inline-size: 0;
  }

  .message.user {
    display: grid;
    justify-items: end;
  }

  .line {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 8px;
    max-inline-size: 100%;
  }

  .message.user .bubble {
    max-inline-size: min(85cqi - 48px, 520px);
    padding-block: calc(8px * var(--_unit));
    padding-inline: 14px;
    border-radius: var(--_round);
    background: var(--_accent);
    color: var(--_on-accent);
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }

  .message.user[data-last] .bubble {
    border-end-end-radius: min(var(--_round), 5px);
  }

  .state,
  time,
  .day {
    color: var(--_quiet);
    font-size: calc(12 * var(--_px));
    line-height: calc(16 * var(--_px));
  }

  .message.user:not([data-last]) .state {
    margin-block: 3px 6px;
  }

  /* In its place below, so that nothing moves when it comes and goes. */
  .message.user[data-last] .state {
    position: absolute;
    inset-block-end: 0;
    inset-inline-end: 0;
  }

  /* Over in a moment, as a rule. */
  .state[data-state='sending'] {
    animation: late 200ms 400ms backwards;
  }

  time {
    font-variant-numeric: tabular-nums;
    white-space: nowrap;
    unicode-bidi: isolate;
    direction: ltr;
  }

  time.aside {
    opacity: 0;
  }

  .message.bot {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
  }

  .message.bot .speaker {
    grid-row: 1 / span 2;
    inline-size: 38px;
  }

  .message.bot > :not(.speaker) {
    grid-column: 2;
  }

  .message.bot .bubble {
    padding-block: 3px;
  }

  .panel:not([data-bubbles='plain']) .message.bot .bubble {
    justify-self: start;
    max-inline-size: 100%;
    padding-block: calc(8px * var(--_unit));
    padding-inline: 14px;
    border-radius: var(--_round);
    border-start-start-radius: min(var(--_round), 5px);
  }

  .panel[data-bubbles='filled'] .message.bot .bubble {
    background: var(--_hover);
  }

  .panel[data-bubbles='outlined'] .message.bot .bubble {
    padding-block: calc(8px * var(--_unit) - 1px);
    padding-inline: 13px;
    border: 1px solid color-mix(in oklab, var(--_text) 20%, var(--_surface));
  }

  .raw {
    white-space: pre-wrap;
  }

  .dots {
    display: flex;
    align-items: center;
    gap: 4px;
    block-size: calc(22 * var(--_px));
    animation: late 160ms 300ms backwards;
  }

  .day {
    display: flex;
    align-items: center;
    gap: 12px;
    margin-block: 28px 20px;
  }

  .day::before,
  .day::after {
    flex: 1;
    block-size: 1px;
    background: var(--_line);
    content: '';
  }

  .day + .message.message {
    margin-block-start: 0;
  }

  .starters {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-block-start: auto;
    padding-block: 16px 4px;
  }

  .starters .chip {
    min-block-size: calc(var(--_target) + 2px);
    padding-block: 5px;
    padding-inline: 14px;
    border-color: color-mix(in oklab, var(--_text) 22%, var(--_surface));
    border-radius: min(var(--chatbot-radius), 18px);
    font-size: calc(14 * var(--_px));
    line-height: calc(20 * var(--_px));
  }

  @keyframes late {
    from {
      opacity: 0;
    }
  }
`;
