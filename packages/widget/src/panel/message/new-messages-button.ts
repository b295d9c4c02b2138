import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import { html, nothing, type TemplateResult } from 'lit';
import { td } from '../../i18n/t-extras.js';
import { downIcon } from '../more-icons.js';
import type { Language } from '../../i18n/texts.js';

/** The way to the newest message, for who reads further up; says how many are new. */
export function newMessagesButton(
  language: Language | null,
  missed: number,
  toEnd: () => void,
): TemplateResult {
  const words = missed ? td(language, 'newMessages', { count: missed }) : td(language, 'toEnd');
  return html`<button
    type="button"
    class="pill"
    part="new-messages"
    ?data-missed=${missed > 0}
    aria-label=${words}
    @click=${toEnd}
  >
    ${downIcon}${missed ? html`<span>${words}</span>` : nothing}
  </button>`;
}

/** Replies that have begun or came whole; one that goes on was counted when it began. */
export function newReplies(before: Conversation, { messages, replies }: Conversation): number {
  const known = new Set(before.replies.map(({ replyId: id }) => id));
  const ended = messages.filter(
    ({ seq, role, id }) => seq > before.seq && role === 'bot' && !known.has(id),
  );
  return ended.length + replies.filter(({ replyId: id }) => !known.has(id)).length;
}
