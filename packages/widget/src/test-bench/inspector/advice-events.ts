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

declare global {
  interface HTMLElementEventMap {
    'bench-ask': AskEvent;
    'bench-try-threshold': TryThresholdEvent;
  }
}
