/** Why the writing of a text came to an end. */
export type Finish = 'stop' | 'length' | 'content-filter' | 'other';

/** Tells it by the word of the service: OpenAI's, and those of Mistral, Anthropic, Google and the AI SDK. */
export function finishOf(word: string): Finish {
  if (/content[_-]?filter/i.test(word)) return 'content-filter';
  switch (word.toLowerCase()) {
    case 'stop':
    case 'end_turn':
      return 'stop';
    case 'length':
    case 'model_length':
    case 'max_tokens':
    case 'max_output_tokens':
      return 'length';
    default:
      return 'other';
  }
}
