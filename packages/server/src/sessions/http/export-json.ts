import type { SessionExport } from '../service/session-export.js';

/** Goes up when a reader of the one before would misunderstand it. */
const VERSION = 1;

/**
 * Renders a session for programs. Fields may be added later; `details` are the prompt and exchanges of
 * a reply.
 */
export function exportJson({
  mode,
  session,
  chatbot,
  messages,
  details,
  at,
}: SessionExport): string {
  const { id, chatbotId, visitor, epoch, createdAt, lastActiveAt, expiresAt, endedAt } = session;
  const value = {
    format: mode === 'test' ? 'chatbot-test-session' : 'chatbot-conversation',
    version: VERSION,
    exportedAt: at,
    session: { id, chatbotId, visitor, epoch, createdAt, lastActiveAt, expiresAt, endedAt },
    chatbot: chatbot && {
      name: chatbot.config.name,
      revision: chatbot.revision,
      fingerprint: chatbot.fingerprint,
    },
    messages: messages.map((message) => {
      const more = details.get(message.id);
      return more ? { ...message, details: more } : message;
    }),
  };
  return `${JSON.stringify(value, null, 2)}\n`;
}
