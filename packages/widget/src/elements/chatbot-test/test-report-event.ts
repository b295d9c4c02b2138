import type { Report } from '../../bench/requests.js';

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

declare global {
  interface HTMLElementEventMap {
    'chatbot-test-report': ChatbotTestReportEvent;
  }
}
