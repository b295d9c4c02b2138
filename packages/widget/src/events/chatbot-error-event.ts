import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';

/** Something keeps the chatbot from working; `problem.action` says what to do about it. */
export class ChatbotErrorEvent extends Event {
  static readonly type = 'chatbot-error';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(ChatbotErrorEvent.type, { bubbles: true, composed: true });
    this.problem = problem;
  }
}

declare global {
  interface HTMLElementEventMap {
    'chatbot-error': ChatbotErrorEvent;
  }
}
