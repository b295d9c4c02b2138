import type { ServiceEvent } from '../../chatbot-service/chatbot-service.js';
import { CodedError } from '@chatbot-test/shared/errors/coded-error.js';
import { buildReplyDebug } from '@chatbot-test/shared/testing/builders.js';
import t from 'tap';
import { ConversationServer } from '../../../testing/sessions/conversation-server.js';

const server = await ConversationServer.start(t);
const { hits } = buildReplyDebug();

async function* answer(): AsyncGenerator<ServiceEvent> {
  await Promise.resolve();
  yield { type: 'hits', hits };
  yield { type: 'prompt', messages: [{ role: 'system', content: 'Say ```30 days```.' }] };
  const headers = { 'x-api-key': 'very-secret' };
  const request = { method: 'POST', url: '/chat', headers, body: '{}', truncated: false };
  yield { type: 'exchanges', exchanges: [{ request, response: null }] };
  yield { type: 'warning', warning: { code: 'slow', message: 'It was slow.' } };
  yield { type: 'text', text: '30 days | or\nmore' };
}

async function exported(sessionId: string, format: string) {
  const response = await fetch(
    `${server.url}/v1/test-sessions/${sessionId}/export?format=${format}`,
    {
      headers: { authorization: `Bearer ${server.tokenFor()}` },
    },
  );
  return { response, text: await response.text() };
}

server.service.script = answer;
const client = await server.open({ fresh: true });
client.send('How long?');
await client.next('done');
server.service.script = () => {
  throw new CodedError('service-failed');
};
client.send('And then?');
await client.next('done');

await t.test('[4.3] a session exports as JSON, whole and without secrets', async (t) => {
  const { response, text } = await exported(client.sessionId, 'json');
  t.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
  t.match(response.headers.get('content-disposition'), /^attachment; filename=".+\.json"$/);
  const value = JSON.parse(text) as Record<string, unknown>;
  t.match(value, {
    format: 'chatbot-test-session',
    version: 1,
    session: { id: client.sessionId, chatbotId: 'shop' },
    chatbot: { name: 'Shop helper', revision: 1 },
    messages: [
      { role: 'user', text: 'How long?' },
      { role: 'bot', state: 'done', debug: { hits }, details: { exchanges: [{ response: null }] } },
      { role: 'user', text: 'And then?' },
      { role: 'bot', state: 'failed', problem: { code: 'service-failed' } },
    ],
  });
  t.notMatch(text, /very-secret/);
});

await t.test('[4.3] a session exports as Markdown that people can read', async (t) => {
  const { response, text } = await exported(client.sessionId, 'markdown');
  t.equal(response.headers.get('content-type'), 'text/markdown; charset=utf-8');
  t.match(text, /^# Test of Shop helper\n/);
  const headings = text.match(/^##+ (?:Question|Reply) \d/gm);
  t.same(headings, ['## Question 1', '### Reply 1', '## Question 2', '### Reply 2']);
  t.match(text, '> 30 days | or\n> more', 'what was said is quoted, line by line');
  t.match(text, '````\nSay ```30 days```.\n````', 'a prompt cannot end its own fence');
  t.match(text, 'POST /chat\nx-api-key: …\n\n{}');
  t.match(text, '- It was slow. (`slow`)');
  t.match(text, /`service-failed`, correlation id `[0-9a-f-]{36}`/);
  t.match(text, '| tokens | unavailable |', 'what is unknown is never 0');
  t.notMatch(text, '| cost |', 'documents that answer alone have no price');
  for (const { title } of hits) t.match(text, title);
  t.notMatch(text, /very-secret/);
});

await t.test('[4.3] another format is refused with the field', async (t) => {
  const { response, text } = await exported(client.sessionId, 'pdf');
  t.equal(response.status, 400);
  t.match(JSON.parse(text), { error: { code: 'bad-request', fields: [{ path: 'format' }] } });
});
