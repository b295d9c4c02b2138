import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import { problemText } from '../../i18n/problem-text.js';
import { td } from '../../i18n/t-extras.js';
import type { Language } from '../../i18n/texts.js';

/**
 * Words to say aloud of what happened between two states: each reply once, when it has ended, and
 * each message that could not be sent. A conversation that is restored is no news.
 */
export function announcement(
  language: Language | null,
  before: Conversation,
  after: Conversation,
  name: string,
): string {
  if (before.epoch === 0 || before.epoch !== after.epoch) return '';
  const reply = after.messages.filter(({ seq, role }) => seq > before.seq && role === 'bot').at(-1);
  if (reply) return td(language, 'announcement', { name, text: speakable(reply.text) });
  const failed = after.outbox.find((message) => {
    const known = before.outbox.find(({ cid }) => cid === message.cid);
    return message.state === 'failed' && known?.state !== 'failed';
  });
  if (!failed) return '';
  const reason = failed.problem ? problemText(language, failed.problem).message : '';
  return td(language, 'announceFailed', { reason });
}

/** Markdown as it is said aloud: without its signs, addresses and citations. */
function speakable(markdown: string): string {
  return markdown
    .replace(/!?\[([^[\]]*)\]\([^()]*(?:\([^()]*\)[^()]*)?\)/g, '$1')
    .replace(/\[\d{1,2}\]/g, '')
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|```\w*)(?=\s|$)/gm, '')
    .replace(/^[|\s:-]+$/gm, '')
    .replace(/[*_`|~]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
