import type { SecretFilter } from '../secrets/secret-filter.js';
import type { Tell } from './chatbot-service.js';

/**
 * Lets a service tell without the secrets that it was asked with: nothing that is shown, stored,
 * exported or checked has passed by another way.
 *
 * @param work tells by what it is given
 * @throws what `work` throws, without secrets
 */
export async function secretFreeEvents(
  filter: SecretFilter,
  tell: Tell,
  work: (tell: Tell) => Promise<void>,
): Promise<void> {
  const text = filter.stream();
  try {
    await work((event) => {
      if (event.type === 'text') tell({ type: 'text', text: text.push(event.text) });
      else tell(event.type === 'mark' ? event : filter.cleanValue(event));
    });
  } catch (error) {
    tell({ type: 'text', text: text.end() });
    throw filter.cleanError(error);
  }
  tell({ type: 'text', text: text.end() });
}
