import type { Conversation } from './conversation.js';

const COLUMNS: readonly [name: string, of: (conversation: Conversation) => string | number][] = [
  ['id', ({ id }) => id],
  ['chatbot', ({ chatbotName }) => chatbotName],
  ['mode', ({ mode }) => mode],
  ['operator', ({ operatorId }) => operatorId ?? ''],
  ['visitor', ({ visitorName }) => visitorName ?? ''],
  ['origin', ({ origin }) => origin ?? ''],
  ['began', ({ createdAt }) => createdAt.toISOString()],
  ['messages', ({ messages }) => messages],
  ['state', ({ state }) => state],
  ['kinds', ({ kinds }) => kinds.join(' ')],
  ['first message', ({ opening }) => opening],
];

/** A row for each conversation, as spreadsheets read it: RFC 4180. */
export function conversationsCsv(conversations: readonly Conversation[]): string {
  const rows = conversations.map((conversation) => COLUMNS.map(([, of]) => of(conversation)));
  return [COLUMNS.map(([name]) => name), ...rows]
    .map((row) => `${row.map(cell).join(',')}\r\n`)
    .join('');
}

/**
 * Text of visitors is never a formula: a quote before it makes it text.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(value: string | number): string {
  const text = typeof value === 'string' ? value.replace(/^[=+\-@\t\r]/, "'$&") : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
