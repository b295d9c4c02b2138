import {
  WIDGET_ERRORS,
  type WidgetErrorCode,
} from '@chatbot-test/shared/errors/widget-catalogue.js';
import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';

/** A problem that this page has found by itself, in the catalogue's words. */
export function widgetProblem(
  code: WidgetErrorCode,
  details: Readonly<Record<string, string | number>> = {},
): Problem {
  const { message, action, retryable } = WIDGET_ERRORS[code];
  const filled = message.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? ''));
  return { code, message: filled, action, retryable, correlationId: '' };
}

/** @param reason the page's own words for what it could not do; empty where it has none */
export function cannotConnect(reason: string): Problem {
  const problem = widgetProblem('cannot-connect');
  return reason ? { ...problem, action: reason } : problem;
}

/** The server's words too, for what cannot even be sent to it. */
export function badVisitor(): Problem {
  return {
    code: 'bad-visitor',
    message: 'The visitor data from the page was not accepted: it is too much, or no plain values.',
    action:
      'Pass identify() at most 20 inputs, each a number, a boolean or a text of up to 500 characters.',
    retryable: false,
    correlationId: '',
  };
}

const ANEW = 'Start a new conversation.';

/**
 * The server's codes for its final closes, and what its catalogue says is to be done; it has said them
 * in an `error` frame, as a rule.
 */
const SERVER_CODES: Partial<Record<number, readonly [code: string, action: string]>> = {
  [CLOSE.badFrame]: [
    'bad-frame',
    'Reload the page. If it happens again, check that the widget and the server have the same version.',
  ],
  [CLOSE.unauthorized]: [
    'unauthorized',
    'Sign in again. Integrators: check the token that the page passes to the element.',
  ],
  [CLOSE.forbidden]: ['forbidden', 'Ask an admin for permission.'],
  [CLOSE.notFound]: [
    'not-found',
    'Check the id. It may have been deleted, or belong to somebody else.',
  ],
  [CLOSE.ended]: ['session-ended', ANEW],
  [CLOSE.idle]: ['session-expired', ANEW],
  [CLOSE.frameTooLarge]: ['frame-too-large', 'Send less at once.'],
};

/**
 * Makes the problem of a final close that no error frame preceded. The server gives every close its
 * reason in words; the catalogue's are for one that a proxy has cut off.
 */
export function closeProblem(closeCode: number, reason: string): Problem {
  if (closeCode === CLOSE.replaced) return widgetProblem('replaced');
  if (closeCode === CLOSE.version) return widgetProblem('version');
  const closed = widgetProblem('closed', { code: closeCode });
  const [code, action] = SERVER_CODES[closeCode] ?? [closed.code, closed.action];
  return { ...closed, code, action, message: reason || closed.message };
}
