/** Every word that the panel says by itself. The chatbot's own words are in its configuration. */
export const enPanel = {
  panel: 'Chat with {name}',
  conversation: 'Conversation with {name}',
  close: 'Close',
  menu: 'More',

  connecting: 'Connecting …',
  reconnecting: 'Reconnecting …',
  offline: 'Offline: will send later',
  notConnected: 'Not connected',

  you: 'You',
  writing: '{name} is writing',

  sending: 'Sending …',
  waiting: 'Will be sent when the connection is back',
  sent: 'Sent',
  notSent: 'Not sent.',

  starters: 'Suggested questions',
  message: 'Message',
  send: 'Send',
  stop: 'Stop the reply',

  today: 'Today',
  yesterday: 'Yesterday',
  poweredBy: 'Powered by Chatbot Test',
} as const;
