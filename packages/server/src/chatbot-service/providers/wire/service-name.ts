/** Longest name that a service may have for anything, in characters: some are tokens. */
const LONGEST_NAME = 16_000;

/**
 * Tells whether a text can be what a service calls something: its model, a conversation, why a reply
 * ended. Names are kept, sent and looked through for secrets, so there is an end to them.
 */
export function isName(text: unknown): text is string {
  return typeof text === 'string' && text !== '' && text.length <= LONGEST_NAME;
}
