import type { Exchange } from './wire-server.js';

/** Answers of the presets' systems, which their own clients read as the presets do. */

/** Writes an event as packages/server/src/utils/SSEStreamer.ts of Flowise does. */
export function writeFlowise(exchange: Exchange, event: string, data: unknown): void {
  exchange.write(`message:\ndata:${JSON.stringify({ event, data })}\n\n`);
}

export function answerAsFlowise(exchange: Exchange): void {
  if (exchange.method === 'GET') return exchange.respond(200, { isStreaming: true });
  const write = (event: string, data: unknown) => writeFlowise(exchange, event, data);
  exchange.beginEvents();
  write('start', 'Good');
  for (const token of ['Good', ' day', '\n\n', 'to you']) write('token', token);
  write('sourceDocuments', [
    { pageContent: 'Parcels take two days.', metadata: { source: 'https://a.example/delivery' } },
    { pageContent: 'Returns are free.', metadata: { source: '/data/returns.pdf' } },
  ]);
  write('usageMetadata', { input_tokens: 36, output_tokens: 87, total_tokens: 123 });
  write('metadata', { chatId: 'c-1', chatMessageId: 'm-1', sessionId: 'flowise-session' });
  write('end', '[DONE]');
  exchange.end();
}

export function answerAsDify(exchange: Exchange): void {
  const ids = { task_id: 't-1', message_id: 'm-1', conversation_id: 'dify-conversation' };
  exchange.beginEvents();
  exchange.write('event: ping\n\n');
  exchange.events(
    { event: 'message', ...ids, answer: ' I', created_at: 1679586595 },
    { event: 'agent_thought', ...ids, thought: 'hm' },
    { event: 'agent_message', ...ids, answer: "'m glad", created_at: 1679586595 },
    {
      event: 'message_end',
      ...ids,
      metadata: {
        usage: { prompt_tokens: 1033, completion_tokens: 135, currency: 'USD' },
        retriever_resources: [
          { position: 1, document_name: 'Delivery', content: 'Parcels take two days.', score: 0.9 },
        ],
      },
    },
  );
  exchange.end();
}

/** An event of OpenAI's responses. */
export function writeResponse(exchange: Exchange, type: string, rest: object): void {
  exchange.write(`event: ${type}\ndata: ${JSON.stringify({ type, ...rest })}\n\n`);
}

export function answerAsResponses(exchange: Exchange): void {
  const response = {
    id: 'resp_1',
    object: 'response',
    created_at: 1_760_000_000,
    model: 'gpt-4o-mini-2024-07-18',
  };
  const item = { id: 'msg_1', type: 'message', role: 'assistant' };
  const place = { item_id: 'msg_1', output_index: 0, content_index: 0 };
  const part = (text: string) => ({ type: 'output_text', text, annotations: [] });
  const done = { ...item, status: 'completed', content: [part('Good day')] };
  let number = 0;
  const write = (type: string, rest: object) =>
    writeResponse(exchange, `response.${type}`, { sequence_number: number++, ...rest });
  exchange.beginEvents();
  write('created', { response: { ...response, status: 'in_progress', output: [] } });
  write('in_progress', { response: { ...response, status: 'in_progress', output: [] } });
  write('output_item.added', {
    output_index: 0,
    item: { ...item, status: 'in_progress', content: [] },
  });
  write('content_part.added', { ...place, part: part('') });
  for (const delta of ['Good ', 'day']) write('output_text.delta', { ...place, delta });
  write('output_text.annotation.added', {
    ...place,
    annotation_index: 0,
    annotation: {
      type: 'url_citation',
      url: 'https://a.example/delivery',
      title: 'Delivery',
      start_index: 0,
      end_index: 8,
    },
  });
  write('output_text.done', { ...place, text: 'Good day' });
  write('content_part.done', { ...place, part: part('Good day') });
  write('output_item.done', { output_index: 0, item: done });
  write('completed', {
    response: {
      ...response,
      status: 'completed',
      output: [done],
      usage: { input_tokens: 36, output_tokens: 87, total_tokens: 123 },
    },
  });
  exchange.end();
}

/** Botpress: what is said in a conversation comes to whoever listens to it. */
export class BotpressAnswers {
  listener: Exchange | undefined;
  /** Replies of the bot to each message. */
  readonly #payloads: readonly object[];

  constructor(
    payloads: readonly object[] = [
      { type: 'text', text: 'Good day.' },
      { type: 'markdown', markdown: 'How can I **help**?' },
    ],
  ) {
    this.#payloads = payloads;
  }

  readonly answer = (exchange: Exchange): void => {
    const { method, path, headers } = exchange;
    const created = { createdAt: '2026-01-01T00:00:00Z', updatedAt: '2026-01-01T00:00:00Z' };
    if (path.startsWith('/WEBHOOK-ID/hello')) return exchange.respond(200, {});
    if (path === '/WEBHOOK-ID/users') {
      return exchange.respond(200, { user: { id: 'u-1', ...created }, key: 'user-key' });
    }
    if (headers['x-user-key'] !== 'user-key') return exchange.respond(401, { message: 'No key' });
    if (method === 'POST' && path === '/WEBHOOK-ID/conversations') {
      return exchange.respond(200, { conversation: { id: 'c-1', ...created } });
    }
    if (path === '/WEBHOOK-ID/conversations/c-1/listen') {
      this.listener = exchange;
      return exchange.beginEvents();
    }
    if (path !== '/WEBHOOK-ID/messages') return exchange.respond(404, '');
    const { payload } = exchange.json;
    const said = signalOf('m-1', payload, false);
    exchange.respond(200, { message: said.data });
    this.listener?.events(
      said,
      ...this.#payloads.map((each, index) => signalOf(`m-${index + 2}`, each, true)),
    );
  };
}

function signalOf(id: string, payload: object, isBot: boolean) {
  return {
    type: 'message_created',
    data: {
      id,
      createdAt: '2026-01-01T00:00:00Z',
      payload,
      userId: isBot ? 'bot' : 'u-1',
      conversationId: 'c-1',
      isBot,
    },
  };
}

/** A server of LangGraph (https://docs.langchain.com/langsmith/streaming): a thread, then its runs. */
export function answerAsLangGraph(exchange: Exchange): void {
  if (exchange.path === '/threads') return exchange.respond(200, { thread_id: 'thread-1' });
  if (exchange.path !== '/threads/thread-1/runs/stream') {
    return exchange.respond(404, { detail: 'Thread or assistant not found.' });
  }
  const write = (event: string, data: unknown) =>
    exchange.write(`event: ${event}\r\ndata: ${JSON.stringify(data)}\r\n\r\n`);
  const say = (message: object) => write('messages', [message, { langgraph_node: 'agent' }]);
  const document = {
    page_content: 'Parcels take two days.',
    metadata: { title: 'Delivery', source: 'https://a.example/delivery' },
  };
  exchange.beginEvents();
  write('metadata', { run_id: 'run-1', attempt: 1 });
  write('values', { messages: [{ type: 'human', content: 'How long?' }], context: [document] });
  say({ type: 'tool', content: 'delivery: 2', tool_call_id: 'call-1', id: 'm-0' });
  say({ type: 'AIMessageChunk', content: 'Two ', id: 'm-1' });
  say({ type: 'AIMessageChunk', content: [{ type: 'text', text: 'days', index: 0 }], id: 'm-1' });
  say({
    type: 'AIMessageChunk',
    content: '',
    id: 'm-1',
    usage_metadata: { input_tokens: 36, output_tokens: 87, total_tokens: 123 },
    response_metadata: { finish_reason: 'stop', model_name: 'gpt-4o-mini' },
  });
  exchange.end();
}
