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

declare global {
  interface HTMLElementEventMap {
    'bench-ask': AskEvent;
    'bench-save-test': SaveTestEvent;
    'bench-try-threshold': TryThresholdEvent;
  }
}
