import { gzipSync } from 'node:zlib';
import t from 'tap';
import { startBothWays, type Case, type Told } from '../../../testing/chatbot-service/both-ways.js';
import { chunk } from '../../../testing/chatbot-service/chat-completion.js';
import type { Exchange } from '../../../testing/chatbot-service/wire-server.js';

const { check } = await startBothWays(t);

const whole = (message: object, more: object = {}) => ({
  choices: [{ index: 0, message: { role: 'assistant', ...message }, finish_reason: 'stop' }],
  ...more,
});
const data = (...values: readonly unknown[]) =>
  values.map((value) => `data: ${JSON.stringify(value)}\n\n`).join('');
const HELLO = `${data(chunk({ content: 'Hé' }), chunk({ content: 'llo' }), chunk({}, 'stop'))}data: [DONE]\n\n`;

/** Answers these bytes under this type. */
const bytes = (body: string | Buffer, type = 'text/event-stream', headers = {}) => {
  return (exchange: Exchange) => {
    exchange.begin(200, { ...(type && { 'content-type': type }), ...headers });
    exchange.end(body);
  };
};
const json = (body: unknown) => (exchange: Exchange) => exchange.respond(200, body);

const hello = { text: 'Héllo' };
await check('[1.4] a stream is read however it is written', [
  ['line ends of Windows', bytes(HELLO.replaceAll('\n', '\r\n')), hello],
  ['no blank behind a colon', bytes(HELLO.replaceAll('data: ', 'data:')), hello],
  ['comments', bytes(`: OPENROUTER PROCESSING\n\n${HELLO}`), hello],
  ['a byte order mark', bytes(`\uFEFF${HELLO}`), hello],
  ['no type', bytes(HELLO, ''), hello],
  ['the type of a file', bytes(HELLO, 'application/octet-stream'), hello],
  ['the type of JSON', bytes(HELLO, 'application/json'), hello],
  ['the type of a page', bytes(HELLO, 'text/html; charset=utf-8'), hello],
  ['compressed', bytes(gzipSync(HELLO), undefined, { 'content-encoding': 'gzip' }), hello],
  ['no empty line between', bytes(HELLO.replaceAll('\n\n', '\n')), hello],
  ['no empty line at the end', bytes(HELLO.trimEnd()), hello],
  ['lines of JSON', bytes(HELLO.replaceAll('data: ', '').replaceAll('\n\n', '\n')), hello],
  [
    'a list of JSON',
    json([chunk({ content: 'Hé' }), chunk({ content: 'llo' }), chunk({}, 'stop')]),
    hello,
  ],
  [
    'all that was found beside each word, 40 MB of it',
    bytes(
      data(
        ...Array.from({ length: 40 }, () =>
          chunk({ content: 'Hm. ' }, null, { found: 'x'.repeat(1_000_000) }),
        ),
        chunk({}, 'stop'),
      ),
    ),
    { text: 'Hm. '.repeat(40) },
  ],
  ['no [DONE]', bytes(HELLO.replace('data: [DONE]\n\n', '')), hello],
  ['neither', bytes(HELLO.replace('data: [DONE]\n\n', '').trimEnd()), hello],
  [
    'half an event at the end',
    bytes(data(chunk({ content: 'Hé' })) + 'data: {"choices": [{"del'),
    { text: 'Hé', code: 'service-cut-off' },
  ],
  [
    'an empty reason, again and again',
    bytes(data(chunk({ content: 'Hé' }, ''), chunk({ content: 'llo' }, ''))),
    { ...hello, code: 'service-cut-off' },
  ],
]);

await check('[1.4] an answer that comes whole is read whatever it is called', [
  ...['text/event-stream', 'text/plain', 'text/html', ''].map((type): Case => [
    type,
    bytes(JSON.stringify(whole({ content: 'Héllo' }), null, 2), type),
    hello,
  ]),
  ['in an event', bytes(data(whole({ content: 'Héllo' }))), hello],
  [
    'in Latin-1',
    bytes(
      Buffer.from(JSON.stringify(whole({ content: 'Héllo' })), 'latin1'),
      'application/json; charset=iso-8859-1',
    ),
    hello,
  ],
  ['as text', json({ choices: [{ index: 0, text: 'Héllo', finish_reason: 'stop' }] }), hello],
  ['as parts', json(whole({ content: [{ type: 'output_text', text: 'Héllo' }] })), hello],
  [
    'beside its pieces, as Perplexity writes it',
    bytes(
      data(
        ...['Hé', 'llo'].map((content, at) => ({
          choices: [
            {
              index: 0,
              delta: { content },
              message: { role: 'assistant', content: at === 0 ? 'Hé' : 'Héllo' },
              finish_reason: at === 0 ? null : 'stop',
            },
          ],
        })),
      ),
    ),
    hello,
  ],
  [
    'once more behind its pieces',
    bytes(data(chunk({ content: 'Héllo' }), whole({ content: 'Héllo' }))),
    hello,
  ],
]);

const failed = (words: string, more: Told = {}): Told => ({
  code: 'service-error',
  words,
  ...more,
});
const DEAD = 'The worker died.';
await check('[4.5] an error with the status 200 is told in the words of the service', [
  ['a text', json({ error: DEAD }), failed(DEAD)],
  ['a success that is none', json({ success: false, message: DEAD }), failed(DEAD)],
  ['a number and words', json({ code: 1001, msg: DEAD, data: null }), failed(DEAD)],
  [
    'deeper',
    json({ choices: null, base_resp: { status_code: 1008, status_msg: DEAD } }),
    failed(DEAD),
  ],
  ['a list', json([{ error: { code: 7003, message: DEAD } }]), failed(DEAD)],
  ['of another name', json({ errorMessage: DEAD }), failed(DEAD)],
  ['the name of an event', bytes(`event: error\ndata: ${DEAD}\n\n`), failed(DEAD)],
  [
    'a field of its own, as llama.cpp writes it',
    bytes(`${data(chunk({ content: 'Hé' }))}error: {"code":500,"message":"${DEAD}"}\n\n`),
    failed(DEAD, { text: 'Hé' }),
  ],
  ['the same with JSON', bytes(`event: error\ndata: {"message": "${DEAD}"}\n\n`), failed(DEAD)],
  [
    'behind words',
    bytes(data(chunk({ content: 'Hé' }), { detail: DEAD })),
    failed(DEAD, { text: 'Hé' }),
  ],
  [
    'in a choice, as OpenRouter writes it',
    bytes(
      data(chunk({ content: 'Hé' }), {
        choices: [
          { index: 0, delta: {}, finish_reason: 'error', error: { code: 502, message: DEAD } },
        ],
      }),
    ),
    failed(DEAD, { text: 'Hé' }),
  ],
  [
    'of who it has asked',
    json({
      error: {
        message: 'Provider returned error',
        metadata: { raw: '{"error": {"message": "20 per minute"}}' },
      },
    }),
    failed('Provider returned error: 20 per minute'),
  ],
  [
    'as a reason',
    bytes(data(chunk({ content: 'Hé' }, 'error'))),
    { code: 'service-error', text: 'Hé' },
  ],
  ['none', bytes(data({ ...chunk({ content: 'Héllo' }, 'stop'), error: {} })), hello],
]);

const noReply = (words: string): Told => ({ code: 'service-unreadable', words });
await check('[4.5] what is no reply is told in its own words', [
  ['a text', bytes('upstream connect error', 'text/plain'), noReply('upstream connect error')],
  ['a text in a stream', bytes('data: Model not loaded\n\n'), noReply('Model not loaded')],
  ['a page', bytes('<!doctype html><title>Sign in</title>', 'text/html'), noReply('Sign in')],
  ['a page without a title', bytes('<html><p>Sign <b>in</b></p>', 'text/html'), noReply('Sign in')],
  [
    'calls of tools',
    bytes(data(chunk({ tool_calls: [] }), chunk({}, 'tool_calls'))),
    { code: 'service-empty', words: 'tool_calls' },
  ],
  [
    'thoughts alone',
    bytes(data(chunk({ reasoning: 'Let me' }), chunk({}, 'length'))),
    { code: 'service-empty', words: 'length', thoughts: 'Let me' },
  ],
  ['a filter', bytes(data(chunk({}, 'SAFETY'))), { code: 'service-content-filtered' }],
]);

const usage = { prompt_tokens: 5, completion_tokens: 2 };
const counted: Told = { text: 'Yes', tokens: [5, 2] };
await check('[4.1] tokens and thoughts are read wherever they stand', [
  ['at OpenAI', json(whole({ content: 'Yes' }, { usage })), counted],
  [
    'by Anthropic’s names',
    json(whole({ content: 'Yes' }, { usage: { input_tokens: 5, output_tokens: 2 } })),
    counted,
  ],
  [
    'in each chunk',
    bytes(
      data(
        chunk({ content: 'Yes' }, null, { usage: { ...usage, completion_tokens: 1 } }),
        chunk({}, 'stop', { usage }),
      ),
    ),
    counted,
  ],
  ['at Groq', bytes(data(chunk({ content: 'Yes' }, 'stop', { x_groq: { usage } }))), counted],
  [
    'at Moonshot',
    bytes(
      data({ choices: [{ index: 0, delta: { content: 'Yes' }, finish_reason: 'stop', usage }] }),
    ),
    counted,
  ],
  [
    'zeros, which are none',
    json(whole({ content: 'Yes' }, { usage: { prompt_tokens: 0, completion_tokens: 0 } })),
    { text: 'Yes' },
  ],
  [
    'details of OpenRouter',
    json(whole({ content: 'Yes', reasoning_details: [{ type: 'reasoning.text', text: 'Hm.' }] })),
    { text: 'Yes', thoughts: 'Hm.' },
  ],
]);

const url = 'https://a.example/delivery';
const other = 'https://b.example/';
const results = [
  { title: 'Delivery', url, date: null, snippet: 'Two days.' },
  { title: 'B', url: other },
];
const annotation = { type: 'url_citation', url_citation: { title: 'Delivery', url } };
const said = { text: 'Two days [1].' };
const cited = { ...said, sources: [`Delivery ${url}`] };
const piece = (delta: object, more: object = {}) => chunk({ content: '', ...delta }, null, more);
await check('[4.2] sources are read wherever a service puts them', [
  [
    'addresses, as Perplexity and xAI list them',
    json(whole({ content: said.text }, { citations: [url, other] })),
    { ...said, sources: [`${url} ${url}`, `${other} ${other}`] },
  ],
  [
    'addresses, and beside them what is there, in each piece',
    bytes(
      data(
        piece({ content: 'Two days' }, { citations: [url, other], search_results: results }),
        piece({ content: ' [1].' }, { citations: [url, other], search_results: results }),
        chunk({}, 'stop'),
      ),
    ),
    { ...said, sources: [`Delivery ${url}`, `B ${other}`] },
  ],
  [
    'addresses first',
    bytes(
      data(
        piece({ content: said.text }, { citations: [url, other] }),
        chunk({}, 'stop', { search_results: results }),
      ),
    ),
    { ...said, sources: [`Delivery ${url}`, `B ${other}`] },
  ],
  [
    'an annotation of a message',
    json(whole({ content: said.text, annotations: [annotation] })),
    cited,
  ],
  [
    'an annotation in the stream',
    bytes(
      data(piece({ content: said.text }), piece({ annotations: [annotation] }), chunk({}, 'stop')),
    ),
    cited,
  ],
]);
