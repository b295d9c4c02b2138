import type { Exchange } from './wire-server.js';

/** A chunk of OpenAI's chat completions, streaming. */
export function chunk(delta: object, finish: string | null = null, more: object = {}): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1_760_000_000,
    model: 'test-model-2026',
    choices: [{ index: 0, delta, finish_reason: finish }],
    ...more,
  };
}

/** The last chunk, with what `stream_options: {"include_usage": true}` asks for. */
export const usageChunk = (prompt: number, completion: number): object =>
  chunk({}, null, {
    choices: [],
    usage: {
      prompt_tokens: prompt,
      completion_tokens: completion,
      total_tokens: prompt + completion,
    },
  });

/** Answers these pieces, then the end. */
export function sayPieces(exchange: Exchange, pieces: readonly string[], finish = 'stop'): void {
  exchange.beginEvents();
  exchange.events(chunk({ role: 'assistant', content: '' }));
  exchange.events(...pieces.map((content) => chunk({ content })), chunk({}, finish));
  exchange.events(usageChunk(120, pieces.length));
  exchange.end('data: [DONE]\n\n');
}
