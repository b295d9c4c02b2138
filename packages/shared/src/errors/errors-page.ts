import { ERRORS, type ErrorKind } from './catalogue.js';
import { WIDGET_ERRORS, type WidgetErrorKind } from './widget-catalogue.js';

const INTRODUCTION = `# Error codes

<!-- Made from packages/shared/src/errors by \`npm run docs\`: change it there. -->

Every error has one of these codes. An HTTP response has the error as
\`{"error": {"code", "message", "action", "retryable", "correlationId"}}\`, with the status below. Over a
WebSocket, the error is the \`problem\` of an \`error\` frame, or of a reply that failed. If
\`retryAfterMs\` is set, wait this many ms before you send the same request again. Errors without a
status are found by the widget itself. It reports them to the page with the events \`chatbot-error\`
and \`chatbot-test-error\`. A code never changes its meaning. Names in braces stand for values.
`;

/** docs/errors.md: the catalogue for people, one section for each code, so that it can be linked. */
export function errorsPage(): string {
  const sections = Object.entries({ ...ERRORS, ...WIDGET_ERRORS })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, kind]) => section(code, kind));
  return [INTRODUCTION, ...sections].join('\n');
}

function section(code: string, kind: ErrorKind | WidgetErrorKind): string {
  const { message, action, retryable } = kind;
  const where = 'status' in kind ? `Status ${kind.status}.` : 'Found by the widget.';
  const again = retryable ? 'The same request may work later.' : 'The same request fails again.';
  return `## ${code}\n\n${message} _${action}_\n\n${where} ${again}\n`;
}
