import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import { spoken } from './language.js';

/**
 * What a problem says, in the language that is spoken. Those that only operators read, which name
 * hosts and settings, stay as the server wrote them.
 */
export function problemText({
  code,
  message,
  action,
}: Problem): Pick<Problem, 'message' | 'action'> {
  const known = Object.entries(spoken()?.problems ?? {}).find(([name]) => name === code);
  const [said, next] = known?.[1] ?? [message, action];
  return { message: said, action: next };
}
