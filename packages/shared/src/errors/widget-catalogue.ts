/** Errors that the widget finds by itself: no server answers with them. */
export interface WidgetErrorKind {
  readonly message: string;
  readonly action: string;
  readonly retryable: boolean;
}

const kind = (message: string, action: string, retryable = false): WidgetErrorKind => ({
  message,
  action,
  retryable,
});

/**
 * The part of the catalogue that no server answers with; docs/errors.md has both. Apart from the
 * rest because the widget, which has to be small, loads this part and not the other.
 */
export const WIDGET_ERRORS = {
  'cannot-connect': kind(
    'This page could not start the chat.',
    'Reload the page; integrators: check the token that the page passes to the element.',
    true,
  ),
  closed: kind('The chat server closed the connection, with the code {code}.', 'Reload the page.'),
  'no-chatbot-id': kind(
    'The element has no chatbot-id.',
    'Set its attribute chatbot-id to the id of a published chatbot.',
  ),
  'not-loaded': kind(
    'A part of the chat could not be loaded from {server}.',
    'Check the connection, then reload the page.',
    true,
  ),
  'part-failed': kind(
    'A part of the test bench could not be shown, or did not work.',
    'Try again, or report it: the conversation is not affected.',
    true,
  ),
  replaced: kind(
    'This conversation is open in too many places, so it was disconnected here.',
    'Continue here, and close it elsewhere.',
  ),
  'storage-full': kind(
    'There are more unsent messages than this browser can store: they are lost when the page closes.',
    'Leave the page open until they are sent.',
    true,
  ),
  'storage-unavailable': kind(
    'This browser stores nothing for this page: unsent messages are lost when the page closes.',
    'Leave the page open until they are sent, or allow the page to store data.',
    true,
  ),
  unreachable: kind(
    'The chatbot could not be loaded from {server}.',
    "Check the server's address, and that the page's origin is one of the chatbot's allowed origins.",
    true,
  ),
  version: kind(
    'The versions of this page and the chat server are not compatible.',
    'Reload the page; integrators: load the widget from the server that it talks to.',
  ),
} as const satisfies Record<string, WidgetErrorKind>;

export type WidgetErrorCode = keyof typeof WIDGET_ERRORS;
