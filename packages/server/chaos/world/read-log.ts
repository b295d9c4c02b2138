import type { Message } from '@chatbot-test/shared/protocol/message.schema.js';
import { operatorToken } from './operator.js';

/** The whole log of a session, read over HTTP as clients read older pages. */
export async function readLog(
  port: number,
  sessionId: string,
  epoch: number,
): Promise<{ epoch: number; messages: Message[] }> {
  const all: Message[] = [];
  let before = 2_000_000_000;
  while (true) {
    const response = await fetch(
      `http://127.0.0.1:${port}/v1/test-sessions/${sessionId}/messages?epoch=${epoch}&before=${before}`,
      { headers: { authorization: `Bearer ${operatorToken()}` } },
    );
    const text = await response.text();
    if (!response.ok) throw new Error(`The log cannot be read: ${text}`);
    const { messages, hasMore } = JSON.parse(text) as { messages: Message[]; hasMore: boolean };
    all.unshift(...messages);
    before = messages[0]?.seq ?? 0;
    if (!hasMore || messages.length === 0) return { epoch, messages: all };
  }
}
