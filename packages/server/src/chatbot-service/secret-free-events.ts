import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { SecretFilter } from '../secrets/secret-filter.js';
import { DEFAULT_SETTINGS } from '../sessions/engine/settings.js';
import type { Tell } from './chatbot-service.js';

/** Most letters that are looked through: with one more than a reply may have it is refused. */
const LONGEST = DEFAULT_SETTINGS.replyLength + 1;

/**
 * Lets a service tell without the secrets that it was asked with: nothing that is shown, stored,
 * exported or checked has passed by another way.
 *
 * @param work tells by what it is given
 * @throws what `work` throws, without secrets; CodedError `service-too-long`
 */
export async function secretFreeEvents(
  filter: SecretFilter,
  tell: Tell,
  work: (tell: Tell) => Promise<void>,
): Promise<void> {
  const text = filter.stream();
  let length = 0;
  try {
    await work((event) => {
      if (event.type !== 'text') {
        return tell(event.type === 'mark' ? event : filter.cleanValue(event));
      }
      const piece = event.text.slice(0, Math.max(0, LONGEST - length));
      length += piece.length;
      tell({ type: 'text', text: text.push(piece) });
    });
    if (length === LONGEST) throw new CodedError('service-too-long');
  } catch (error) {
    tell({ type: 'text', text: text.end() });
    throw filter.cleanError(error);
  }
  tell({ type: 'text', text: text.end() });
}
