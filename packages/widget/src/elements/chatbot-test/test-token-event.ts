/**
 * The test needs a new token: set the property `token`, and it is used at once. `expiring` comes
 * shortly before the token ends, `expired` when it has, or was not accepted.
 */
export class ChatbotTestTokenEvent extends Event {
  static readonly type = 'chatbot-test-token';
  readonly reason: 'expiring' | 'expired';

  constructor(reason: 'expiring' | 'expired') {
    super(ChatbotTestTokenEvent.type, { bubbles: true, composed: true });
    this.reason = reason;
  }
}

declare global {
  interface HTMLElementEventMap {
    'chatbot-test-token': ChatbotTestTokenEvent;
  }
}
