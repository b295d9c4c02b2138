import {
  chunk,
  usageChunk,
} from '../../packages/server/testing/chatbot-service/chat-completion.js';
import { WireServer } from '../../packages/server/testing/chatbot-service/wire-server.js';
import { pieceNow, type Ending, type StreamPlan } from './system.js';

/**
 * A language model on the load's core, in OpenAI's wire format, whose pieces say when they left. A silent
 * one begins each answer and says nothing.
 */
export async function startProvider(t: Ending, plan: StreamPlan | 'silent') {
  const server = await WireServer.start(t, () => undefined);
  server.handler = async (exchange) => {
    server.exchanges.length = 0;
    exchange.beginEvents();
    exchange.events(chunk({ role: 'assistant', content: '' }));
    if (plan === 'silent') return;
    let isOpen = true;
    void exchange.closed.then(() => (isOpen = false));
    const { pieces, perSecond } = plan;
    for (let piece = 0; piece < pieces && isOpen; piece++) {
      exchange.events(chunk({ content: pieceNow() }));
      await new Promise((resolve) => setTimeout(resolve, 1_000 / perSecond));
    }
    exchange.events(chunk({}, 'stop'), usageChunk(1, pieces));
    exchange.end('data: [DONE]\n\n');
  };
  return `${server.url}/v1`;
}
