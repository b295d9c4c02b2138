import { ReplySelectEvent } from '../../events/reply-select-event.js';
import type { BotMessageElement } from '../bot-message.js';
import { replyId } from '../transcript.js';

/**
 * Chooses the reply that was clicked, or that Enter was pressed on. A click on a link, a button or
 * marked text means that, not the reply.
 */
export function chooseReply(event: Event): void {
  const target = event.target as Element;
  const chosen = target.closest<BotMessageElement>('chatbot-panel-reply[data-selectable]');
  if (!chosen || !('replyTo' in chosen.reply)) return;
  const meant =
    event instanceof KeyboardEvent
      ? event.key === 'Enter' && target === chosen
      : !target.closest('a, button') && getSelection()?.isCollapsed !== false;
  if (meant) chosen.dispatchEvent(new ReplySelectEvent(replyId(chosen.reply)));
}
