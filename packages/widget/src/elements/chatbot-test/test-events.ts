import type { SavedReply } from '../../test-bench/inspector/advice-events.js';
import type { Report } from '../../test-bench/tested/requests.js';

/** Event of `<chatbot-test>`: the test has opened. */
export class ChatbotTestOpenEvent extends Event {
  static readonly type = 'chatbot-test-open';

  constructor() {
    super(ChatbotTestOpenEvent.type, { bubbles: true, composed: true });
  }
}

/** The test has closed: by its button, Esc, a click outside, or the page. */
export class ChatbotTestCloseEvent extends Event {
  static readonly type = 'chatbot-test-close';

  constructor() {
    super(ChatbotTestCloseEvent.type, { bubbles: true, composed: true });
  }
}

/** The session is connected and messages can be sent; once each time that a test opens. */
export class ChatbotTestReadyEvent extends Event {
  static readonly type = 'chatbot-test-ready';

  constructor() {
    super(ChatbotTestReadyEvent.type, { bubbles: true, composed: true });
  }
}

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

/**
 * The operator reported an error. The server keeps it in its error log, and calls the webhook that
 * it was given; this is for the page's own support desk.
 */
export class ChatbotTestReportEvent extends Event {
  static readonly type = 'chatbot-test-report';
  readonly sessionId: string;
  readonly report: Report;

  constructor(sessionId: string, report: Report) {
    super(ChatbotTestReportEvent.type, { bubbles: true, composed: true });
    this.sessionId = sessionId;
    this.report = report;
  }
}

/** The operator wants to save a question and its answer as a test; the page does this. */
export class ChatbotTestSaveTestEvent extends Event {
  static readonly type = 'chatbot-test-save-test';
  readonly question: string;
  readonly answer: string;
  /** Ids of the documents that the answer cites. */
  readonly documentIds: readonly string[];

  constructor({ question, answer, documentIds }: SavedReply) {
    super(ChatbotTestSaveTestEvent.type, { bubbles: true, composed: true });
    this.question = question;
    this.answer = answer;
    this.documentIds = documentIds;
  }
}

declare global {
  interface HTMLElementEventMap {
    'chatbot-test-open': ChatbotTestOpenEvent;
    'chatbot-test-close': ChatbotTestCloseEvent;
    'chatbot-test-ready': ChatbotTestReadyEvent;
    'chatbot-test-token': ChatbotTestTokenEvent;
    'chatbot-test-report': ChatbotTestReportEvent;
    'chatbot-test-save-test': ChatbotTestSaveTestEvent;
  }
}
