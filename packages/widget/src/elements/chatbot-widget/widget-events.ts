import type { Message, Problem } from '@chatbot-test/shared/protocol/message.schema.js';

/** The chatbot is loaded and its launcher is visible. */
export class ChatbotReadyEvent extends Event {
  static readonly type = 'chatbot-ready';

  constructor() {
    super(ChatbotReadyEvent.type, { bubbles: true, composed: true });
  }
}

/** The panel has opened. */
export class ChatbotOpenEvent extends Event {
  static readonly type = 'chatbot-open';

  constructor() {
    super(ChatbotOpenEvent.type, { bubbles: true, composed: true });
  }
}

/** The panel has closed. */
export class ChatbotCloseEvent extends Event {
  static readonly type = 'chatbot-close';

  constructor() {
    super(ChatbotCloseEvent.type, { bubbles: true, composed: true });
  }
}

/** A message was added to the conversation: the visitor's when it is stored, a reply when it has ended. */
export class ChatbotMessageEvent extends Event {
  static readonly type = 'chatbot-message';
  readonly message: Message;

  constructor(message: Message) {
    super(ChatbotMessageEvent.type, { bubbles: true, composed: true });
    this.message = message;
  }
}

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
    'chatbot-ready': ChatbotReadyEvent;
    'chatbot-open': ChatbotOpenEvent;
    'chatbot-close': ChatbotCloseEvent;
    'chatbot-message': ChatbotMessageEvent;
    'chatbot-error': ChatbotErrorEvent;
  }
}
