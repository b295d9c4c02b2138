import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';

/** A message is in the conversation: the visitor's when it is stored, a reply when it has ended. */
export class ChatbotMessageEvent extends Event {
  static readonly type = 'chatbot-message';
  readonly message: Message;

  constructor(message: Message) {
    super(ChatbotMessageEvent.type, { bubbles: true, composed: true });
    this.message = message;
  }
}

declare global {
  interface HTMLElementEventMap {
    'chatbot-message': ChatbotMessageEvent;
  }
}
