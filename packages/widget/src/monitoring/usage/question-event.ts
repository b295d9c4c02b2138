import type { UnansweredQuestion } from '../admin-requests.js';

/** Something is to be done about a question without an answer; the element tells its page. */
export class QuestionEvent extends Event {
  readonly what: 'add-knowledge' | 'save-test';
  readonly question: UnansweredQuestion;

  constructor(what: QuestionEvent['what'], question: UnansweredQuestion) {
    super('monitoring-question', { bubbles: true, composed: true });
    this.what = what;
    this.question = question;
  }
}
