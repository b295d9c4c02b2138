import type { ExportFormat, Requests } from '../tested/requests.js';

const TYPES = {
  json: { type: 'application/json', ending: 'json' },
  markdown: { type: 'text/markdown', ending: 'md' },
} as const;

/** Saves a session as a file. */
export async function saveSession(
  requests: Requests,
  sessionId: string,
  format: ExportFormat,
): Promise<void> {
  const { type, ending } = TYPES[format];
  const text = await requests.exportSession(sessionId, format);
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `chatbot-test-${sessionId}.${ending}`;
  link.click();
  // The browser reads it after the click: not at once, and not for ever.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
