/** The chatbot is known and its launcher can be seen. */
export class ChatbotReadyEvent extends Event {
  static readonly type = 'chatbot-ready';

  constructor() {
    super(ChatbotReadyEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'chatbot-ready': ChatbotReadyEvent;
  }
}
