/** The panel has closed. */
export class ChatbotCloseEvent extends Event {
  static readonly type = 'chatbot-close';

  constructor() {
    super(ChatbotCloseEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'chatbot-close': ChatbotCloseEvent;
  }
}
