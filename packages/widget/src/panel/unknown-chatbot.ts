import { css, html, type TemplateResult } from 'lit';
import type { ConnectionState } from '../session/session-state.js';

/**
 * Renders a panel before its name and colour are known. The embed always knows its chatbot; an
 * element that shows a panel earlier than that provides this (`provideModules`).
 *
 * @param words the state of the link
 * @param notice why there is no link, and what to do; as soon as it can be said
 */
export function unknownChatbot(
  { kind }: ConnectionState,
  words: string,
  notice: unknown,
): TemplateResult {
  return html`<div class="unknown" aria-busy=${kind !== 'failed'}>
    ${
      kind === 'failed'
        ? notice
        : html`<div class="skeleton"><span></span><span></span><span></span></div>
            <p role="status">${words}</p>`
    }
  </div>`;
}

export const unknownStyles = css`
  .unknown {
    display: grid;
    flex: 1;
    align-content: space-between;
    padding: var(--_pad);
    color: var(--_quiet);
    font-size: calc(13 * var(--_px));
  }

  .skeleton {
    display: grid;
    gap: 12px;
  }

  .skeleton span {
    block-size: 14px;
    inline-size: 72%;
    border-radius: 7px;
    background: var(--_hover);
    animation: pulse 1.6s ease-in-out infinite;
  }

  .skeleton span:first-child {
    inline-size: 40%;
    margin-block-end: 20px;
  }

  .skeleton span:last-child {
    inline-size: 56%;
  }

  @keyframes pulse {
    50% {
      opacity: 0.45;
    }
  }
`;
