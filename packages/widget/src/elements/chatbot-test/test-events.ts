/** What `<chatbot-test>` tells its page: the test has opened. */
export class ChatbotTestOpenEvent extends Event {
  static readonly type = 'chatbot-test-open';

  constructor() {
    super(ChatbotTestOpenEvent.type, { bubbles: true, composed: true });
  }
}

/** The test has closed: by its button, Esc, a click beside it, or the page. */
export class ChatbotTestCloseEvent extends Event {
  static readonly type = 'chatbot-test-close';

  constructor() {
    super(ChatbotTestCloseEvent.type, { bubbles: true, composed: true });
  }
}

/** The session is connected and messages can be sent: once whenever a test opens. */
export class ChatbotTestReadyEvent extends Event {
  static readonly type = 'chatbot-test-ready';

  constructor() {
    super(ChatbotTestReadyEvent.type, { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'chatbot-test-open': ChatbotTestOpenEvent;
    'chatbot-test-close': ChatbotTestCloseEvent;
    'chatbot-test-ready': ChatbotTestReadyEvent;
  }
}
