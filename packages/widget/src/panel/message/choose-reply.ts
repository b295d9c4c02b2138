import { replyId, type Greeting, type Reply } from './transcript.js';

/**
 * Chooses the reply that was clicked, or that Enter was pressed on. A click on a link, a button or
 * marked text means that, not the reply.
 */
export function chooseReply(event: Event): void {
  const target = event.target as Element;
  const chosen = target.closest<HTMLElement & { readonly reply: Reply | Greeting }>(
    'chatbot-panel-reply[data-selectable]',
  );
  if (!chosen || !('replyTo' in chosen.reply)) return;
  const meant =
    event instanceof KeyboardEvent
      ? event.key === 'Enter' && target === chosen
      : !target.closest('a, button') && getSelection()?.isCollapsed !== false;
  if (meant) chosen.dispatchEvent(new ReplySelectEvent(replyId(chosen.reply)));
}

/** A reply was chosen in a test session. */
export class ReplySelectEvent extends Event {
  static readonly type = 'reply-select';
  readonly replyId: string;

  constructor(replyId: string) {
    super(ReplySelectEvent.type, { bubbles: true, composed: true });
    this.replyId = replyId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'reply-select': ReplySelectEvent;
  }
}
