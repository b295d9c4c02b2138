import { ERRORS, type ErrorKind } from './catalogue.js';
import { WIDGET_ERRORS, type WidgetErrorKind } from './widget-catalogue.js';

const INTRODUCTION = `# Error codes

<!-- Made from packages/shared/src/errors by \`npm run docs\`: change it there. -->

Every error has one of these codes. An HTTP answer carries it as
\`{"error": {"code", "message", "action", "retryable", "correlationId"}}\` with the status below; a
socket as the \`problem\` of an \`error\` frame, or of a reply that failed. \`retryAfterMs\` says, where
that is known, after how many ms the same request is welcome again. What has no status is found by
the widget itself, and told to the page by \`chatbot-error\` and \`chatbot-test-error\`. A code never
changes its meaning. Words in braces are filled in.
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
