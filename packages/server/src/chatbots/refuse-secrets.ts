import type { ChatbotConfig, Provider } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { looksSecret, namesSecret, type NamedText } from '../secrets/looks-secret.js';
import { textsOfBody } from '../secrets/texts-of-body.js';

/**
 * Refuses what would put a secret into a revision: those are kept for ever and read by every
 * operator, so a secret has to be named in them.
 *
 * @throws CodedError `secret-in-the-clear` with the field
 */
export function refuseSecrets({ provider }: Pick<ChatbotConfig, 'provider'>): void {
  for (const { field, name, text, isField } of textsOf(provider)) {
    const literal = withoutPlaceholders(text);
    const isNamed = /\{\{\s*(secrets|vars)\./.test(text);
    const isSecret =
      looksSecret(literal) || (!isNamed && namesSecret({ name, text: literal }, isField));
    if (isSecret) throw new CodedError('secret-in-the-clear', { field });
  }
}

interface PlacedText extends NamedText {
  /** The path of the field, and what it is. */
  readonly field: string;
  /** A field of a body. */
  readonly isField?: boolean;
}

function textsOf(provider: Provider): PlacedText[] {
  switch (provider.type) {
    case 'knowledge':
      return [];
    case 'model':
      return textsOfAddress(provider.baseUrl, 'provider.baseUrl');
    case 'http':
      return [
        ...provider.headers.map(({ name, value }, index) => ({
          field: `provider.headers.${index}.value (the header ${name})`,
          name,
          text: value,
        })),
        ...textsOfAddress(provider.url, 'provider.url'),
        ...textsOfAddress(provider.listen, 'provider.listen'),
        ...textsOfAddress(provider.poll?.url ?? '', 'provider.poll.url'),
        ...textsOfAddress(provider.rejoin?.url ?? '', 'provider.rejoin.url'),
        ...textsOfAddress(provider.rejoin?.cancel ?? '', 'provider.rejoin.cancel'),
        ...bodyOf(provider.body, 'provider.body'),
        ...provider.setup.flatMap(({ url, body }, index) => [
          ...textsOfAddress(url, `provider.setup.${index}.url`),
          ...bodyOf(body, `provider.setup.${index}.body`),
        ]),
      ];
  }
}

function textsOfAddress(address: string, path: string): PlacedText[] {
  const [place = '', query = ''] = (address.split('#', 1)[0] ?? '').split(/\?(.*)/s);
  const segments = place.split('/').slice(3);
  return [
    ...segments.map((text) => ({ field: `${path} (its path)`, name: '', text: decoded(text) })),
    ...query.split('&').map((pair) => {
      const [name = '', text = ''] = pair.split(/=(.*)/s);
      return { field: `${path} (the parameter ${name})`, name: decoded(name), text: decoded(text) };
    }),
  ];
}

function bodyOf(body: string, path: string): PlacedText[] {
  return textsOfBody(body).map(({ name, text }) => ({
    field: name === '' ? path : `${path} (the field ${name})`,
    name,
    text,
    isField: true,
  }));
}

function withoutPlaceholders(text: string): string {
  return text.replace(/\{\{[^{}]*\}\}/g, ' ').trim();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}
