import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';

/** Something keeps `<chatbot-sessions>` from working; `problem.action` says what to do about it. */
export class ChatbotSessionsErrorEvent extends Event {
  static readonly type = 'chatbot-sessions-error';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(ChatbotSessionsErrorEvent.type, { bubbles: true, composed: true });
    this.problem = problem;
  }
}

/** `<chatbot-sessions>` needs a new token: set the property `token`, and it is used at once. */
export class ChatbotSessionsTokenEvent extends Event {
  static readonly type = 'chatbot-sessions-token';

  constructor() {
    super(ChatbotSessionsTokenEvent.type, { bubbles: true, composed: true });
  }
}

/** An admin wants to do something about a question without an answer; the page takes them there. */
export class ChatbotSessionsQuestionEvent extends Event {
  readonly chatbotId: string;
  readonly question: string;
  /** Conversation in which it was asked last. */
  readonly sessionId: string;

  constructor(
    type: 'chatbot-sessions-add-knowledge' | 'chatbot-sessions-save-test',
    { chatbotId, question, sessionId }: Omit<ChatbotSessionsQuestionEvent, keyof Event>,
  ) {
    super(type, { bubbles: true, composed: true });
    this.chatbotId = chatbotId;
    this.question = question;
    this.sessionId = sessionId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'chatbot-sessions-error': ChatbotSessionsErrorEvent;
    'chatbot-sessions-token': ChatbotSessionsTokenEvent;
    'chatbot-sessions-add-knowledge': ChatbotSessionsQuestionEvent;
    'chatbot-sessions-save-test': ChatbotSessionsQuestionEvent;
  }
}
