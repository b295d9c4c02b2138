/** Words of the list of shortcuts. What is written on keys differs by language, too. */
export const enShortcuts = {
  keysWriting: 'Writing',
  keysMessages: 'In the messages',
  keysElsewhere: 'Anywhere in the chat',
  keySend: 'Send',
  keyNewLine: 'New line',
  keyNext: 'Previous, next message',
  keyEnds: 'First, latest message',
  keyClose: 'Close the menu, then the chat',
  keyList: 'This list, except while typing',
  nameEnter: 'Enter',
  nameShift: 'Shift',
  nameHome: 'Home',
  nameEnd: 'End',
  nameEsc: 'Esc',
} as const;
