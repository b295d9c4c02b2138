import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import type { Warning } from '@chatbot-test/shared/protocol/message.schema.js';

/** Reason why a text ended. */
export type Finish = 'stop' | 'length' | 'content-filter' | 'error' | 'other';

/** Filters of OpenAI, Google, Zhipu, Amazon, Dify. */
const FILTERED =
  /content[_-]?filter|safety|prohibited|blocklist|recitation|spii|sensitive|guardrail|message_replace/i;

/** Tells it by the word of the service: OpenAI's, and those of Mistral, Anthropic, Google and the AI SDK. */
export function finishOf(word: string): Finish {
  if (FILTERED.test(word)) return 'content-filter';
  switch (word.toLowerCase()) {
    case 'stop':
    case 'end_turn':
      return 'stop';
    case 'length':
    case 'model_length':
    case 'max_tokens':
    case 'max_output_tokens':
      return 'length';
    case 'error':
      return 'error';
    default:
      return 'other';
  }
}

/** Tells whether a reason is one for which nothing more is written: behind a call of a tool, more may be. */
export function isLast(word: string): boolean {
  return !/tool|function|^(null|none)$/i.test(word);
}

/** Reads why a service wrote nothing, as it says: that it called a tool, say. */
export function lacksWords(failure: unknown, host: string, finish: string | null): Warning[] {
  const isEmpty = failure instanceof CodedError && failure.code === 'service-empty';
  if (!isEmpty || finish === null) return [];
  const message = `${host} wrote no words of a reply, and ended it with “${finish.slice(0, 100)}”.`;
  return [{ code: 'no-words', message }];
}
