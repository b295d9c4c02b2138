/** The panel has opened. */
export class ChatbotOpenEvent extends Event {
  static readonly type = 'chatbot-open';

  constructor() {
    super(ChatbotOpenEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'chatbot-open': ChatbotOpenEvent;
  }
}
