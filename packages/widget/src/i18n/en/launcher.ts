/** Texts that are needed before the panel is loaded. */
export const enLauncher = {
  chat: 'Chat',
  open: 'Open the chat',
  openWith: 'Open the chat with {name}',
  close: 'Close the chat',
  unreachable: 'The chatbot could not be loaded from {server}.',
  unreachableAction:
    "Check the server's address, and that the page's origin, {origin}, is one of the chatbot's allowed origins.",
  tryAgain: 'Check the network, then open the chat again.',
  noId: 'The element has no chatbot-id.',
  noIdAction: 'Set its attribute chatbot-id to the id of a published chatbot.',
} as const;
