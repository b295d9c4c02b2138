import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';

/**
 * Something keeps the test from working; `problem.action` says what to do about it. With the code
 * `unauthorized` the token is missing or too old: set a fresh one, and the test goes on.
 */
export class ChatbotTestErrorEvent extends Event {
  static readonly type = 'chatbot-test-error';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(ChatbotTestErrorEvent.type, { bubbles: true, composed: true });
    this.problem = problem;
  }
}

declare global {
  interface HTMLElementEventMap {
    'chatbot-test-error': ChatbotTestErrorEvent;
  }
}
