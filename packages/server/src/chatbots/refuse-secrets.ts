import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';

/** Headers that carry secrets by their name. */
const HEADER = /^(proxy-)?authorization$|^cookie$|api-?key|token|secret|password/i;
/** Parameters of an address that do, with a value of their own. */
const PARAMETER = /[?&](api[-_]?key|key|access[-_]?token|token|secret|password)=(?!\{\{)[^&]/i;

/**
 * Revisions are kept for ever and read by every operator, so a secret has to be named in them.
 *
 * @throws CodedError `secret-in-the-clear`
 */
export function refuseSecrets({ provider }: ChatbotConfig): void {
  if (provider.type !== 'http') return;
  for (const { name, value } of provider.headers) {
    const isNamed = /\{\{\s*(secrets|vars)\./.test(value);
    if (HEADER.test(name) && value.trim() !== '' && !isNamed) {
      throw new CodedError('secret-in-the-clear', { field: `the header ${name}` });
    }
  }
  const addresses = [provider.url, provider.listen, ...provider.setup.map(({ url }) => url)];
  if (addresses.some((address) => PARAMETER.test(address))) {
    throw new CodedError('secret-in-the-clear', { field: 'an address' });
  }
}
