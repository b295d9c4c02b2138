/** The operator wants a question asked (once more). */
export class AskEvent extends Event {
  readonly text: string;

  constructor(text: string) {
    super('bench-ask', { bubbles: true, composed: true });
    this.text = text;
  }
}

/** A question is to be asked with another threshold, for this session alone and unsaved. */
export class TryThresholdEvent extends Event {
  readonly threshold: number;

  constructor(threshold: number) {
    super('bench-try-threshold', { bubbles: true, composed: true });
    this.threshold = threshold;
  }
}

/** A reply that is to be kept as a test. */
export interface SavedReply {
  readonly question: string;
  readonly answer: string;
  /** Ids of the documents that it cites. */
  readonly documentIds: readonly string[];
}

export class SaveTestEvent extends Event {
  readonly reply: SavedReply;

  constructor(reply: SavedReply) {
    super('bench-save-test', { bubbles: true, composed: true });
    this.reply = reply;
  }
}

/** The operator wants to see a document that a reply was made of. Cancel it where the page shows it itself. */
export class ChatbotTestOpenDocumentEvent extends Event {
  static readonly type = 'chatbot-test-open-document';
  readonly documentId: string;

  constructor(documentId: string) {
    super(ChatbotTestOpenDocumentEvent.type, { bubbles: true, composed: true, cancelable: true });
    this.documentId = documentId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'bench-ask': AskEvent;
    'chatbot-test-open-document': ChatbotTestOpenDocumentEvent;
    'bench-save-test': SaveTestEvent;
    'bench-try-threshold': TryThresholdEvent;
  }
}
