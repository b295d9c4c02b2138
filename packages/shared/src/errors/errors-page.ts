import { ERRORS, type ErrorKind } from './catalogue.js';

const INTRODUCTION = `# Error codes

<!-- Made from packages/shared/src/errors/catalogue.ts by \`npm run docs\`: change it there. -->

Every error that the server answers with has one of these codes. An HTTP answer carries it as
\`{"error": {"code", "message", "action", "retryable", "correlationId"}}\` with the status below; a
socket as the \`problem\` of an \`error\` frame, or of a reply that failed. A code never changes its
meaning. Words in braces are filled in.
`;

/** docs/errors.md: the catalogue for people, one section for each code, so that it can be linked. */
export function errorsPage(): string {
  const sections = Object.entries(ERRORS)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, kind]) => section(code, kind));
  return [INTRODUCTION, ...sections].join('\n');
}

function section(code: string, { status, message, action, retryable }: ErrorKind): string {
  const again = retryable ? 'The same request may work later.' : 'The same request fails again.';
  return `## ${code}\n\n${message} _${action}_\n\nStatus ${status}. ${again}\n`;
}
