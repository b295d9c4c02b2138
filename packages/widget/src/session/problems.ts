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

/** The server's codes for its final closes; it has said them in an `error` frame, as a rule. */
const SERVER_CODES: Partial<Record<number, string>> = {
  [CLOSE.badFrame]: 'bad-frame',
  [CLOSE.unauthorized]: 'unauthorized',
  [CLOSE.forbidden]: 'forbidden',
  [CLOSE.notFound]: 'not-found',
  [CLOSE.ended]: 'session-ended',
  [CLOSE.idle]: 'session-expired',
  [CLOSE.frameTooLarge]: 'frame-too-large',
};

/**
 * Makes the problem of a final close that no error frame preceded. The server gives every close its
 * reason in words; the catalogue's are for one that a proxy has cut off.
 */
export function closeProblem(closeCode: number, reason: string): Problem {
  if (closeCode === CLOSE.replaced) return widgetProblem('replaced');
  if (closeCode === CLOSE.version) return widgetProblem('version');
  const closed = widgetProblem('closed', { code: closeCode });
  const code = SERVER_CODES[closeCode];
  return { ...closed, code: code ?? closed.code, message: reason || closed.message };
}
