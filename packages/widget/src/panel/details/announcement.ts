import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import { problemText } from '../../i18n/problem-text.js';
import { td } from '../../i18n/t-details.js';
import { spoken } from './spoken.js';

/**
 * What to say aloud of what happened between two states: each reply once, when it has ended, and
 * each message that could not be sent. A conversation that is restored is no news.
 */
export function announcement(before: Conversation, after: Conversation, name: string): string {
  if (before.epoch === 0 || before.epoch !== after.epoch) return '';
  const reply = after.messages.filter(({ seq, role }) => seq > before.seq && role === 'bot').at(-1);
  if (reply) return td('announcement', { name, text: spoken(reply.text) });
  const failed = after.outbox.find((message) => {
    const known = before.outbox.find(({ cid }) => cid === message.cid);
    return message.state === 'failed' && known?.state !== 'failed';
  });
  if (!failed) return '';
  const reason = failed.problem ? problemText(failed.problem).message : '';
  return td('announceFailed', { reason });
}
