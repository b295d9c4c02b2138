import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import type { Language } from './texts.js';

/**
 * Words of a problem, in a language. Those that only operators read, which name hosts and settings,
 * stay as the server wrote them.
 */
export function problemText(
  language: Language | null,
  { code, message, action }: Problem,
): Pick<Problem, 'message' | 'action'> {
  const known = Object.entries(language?.problems ?? {}).find(([name]) => name === code);
  const [said, next] = known?.[1] ?? [message, action];
  return { message: said, action: next };
}
