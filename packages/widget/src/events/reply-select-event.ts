/** A reply was chosen in a test session. */
export class ReplySelectEvent extends Event {
  static readonly type = 'reply-select';
  readonly replyId: string;

  constructor(replyId: string) {
    super(ReplySelectEvent.type, { bubbles: true, composed: true });
    this.replyId = replyId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'reply-select': ReplySelectEvent;
  }
}
