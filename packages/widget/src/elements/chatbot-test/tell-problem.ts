import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';

/** Says in the element's place why there is no test, and tells the page. */
export function tellProblem(host: HTMLElement, problem: Problem): void {
  clearProblem(host);
  const note = document.createElement('p');
  note.setAttribute('role', 'alert');
  note.textContent = `${problem.message} ${problem.action}`;
  host.shadowRoot?.append(note);
  host.dispatchEvent(new ChatbotTestErrorEvent(problem));
}

export function clearProblem(host: HTMLElement): void {
  host.shadowRoot?.querySelector(':scope > [role=alert]')?.remove();
}

/** A problem that this page finds by itself, without a server. */
export function localProblem(
  code: string,
  message: string,
  action: string,
  retryable = false,
): Problem {
  return { code, message, action, retryable, correlationId: '' };
}

/**
 * Something keeps the test from working; `problem.action` says what to do about it. With the code
 * `unauthorized` the token is missing or too old: set a fresh one, and the test goes on.
 */
export class ChatbotTestErrorEvent extends Event {
  static readonly type = 'chatbot-test-error';
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(ChatbotTestErrorEvent.type, { bubbles: true, composed: true });
    this.problem = problem;
  }
}

declare global {
  interface HTMLElementEventMap {
    'chatbot-test-error': ChatbotTestErrorEvent;
  }
}
