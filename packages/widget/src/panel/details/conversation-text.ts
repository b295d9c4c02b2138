import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import { t } from '../../i18n/t.js';
import { isOpen, transcript } from '../transcript.js';

/** The conversation as text, for the clipboard. */
export function conversationText(conversation: Conversation, name: string): string {
  return transcript(conversation)
    .map((entry) =>
      entry.role === 'user'
        ? `${t('you')}: ${entry.message.text}`
        : `${name}: ${entry.reply.text}${isOpen(entry.reply) ? ' …' : ''}`,
    )
    .join('\n\n');
}
