/** Every word that the panel says by itself. The chatbot's own words are in its configuration. */
export const en = {
  panel: 'Chat with {name}',
  conversation: 'Conversation with {name}',
  close: 'Close',

  connecting: 'Connecting …',
  reconnecting: 'Reconnecting …',
  offline: 'Offline: messages will be sent later',
  notConnected: 'Not connected',

  you: 'You',
  writing: '{name} is writing',
  earlier: 'Earlier messages are not shown.',
  newMessages: 'New messages',
  toEnd: 'To the latest message',

  sending: 'Sending …',
  waiting: 'Will be sent when the connection is back',
  sent: 'Sent',
  notSent: 'Not sent.',
  retry: 'Retry',
  discard: 'Delete',
  askAgain: 'Ask again',
  replyFailed: 'The reply was not completed.',
  stopped: 'Stopped',

  source: 'Source {index}: {title}',

  starters: 'Suggested questions',
  message: 'Message',
  send: 'Send',
  stop: 'Stop the reply',
  tooLong: 'Too long by {count} characters',
  left: '{count} characters left',

  today: 'Today',
  yesterday: 'Yesterday',
  poweredBy: 'Powered by Chatbot Test',
} as const;
