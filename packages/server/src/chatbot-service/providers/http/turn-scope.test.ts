import { DEFAULT_CONFIG } from '@chatbot-test/shared/config/chatbot-config.js';
import { CONNECTOR_PRESETS } from '@chatbot-test/shared/config/connector-presets.js';
import t from 'tap';
import { NEW_CONVERSATION } from './connector-sessions.js';
import { renderBody } from './template.js';
import { turnScope } from './turn-scope.js';

await t.test('[1.4] what a page says of its visitor can be put into a request', (t) => {
  const [preset] = CONNECTOR_PRESETS;
  if (!preset) throw new Error('There is no preset.');
  const turn = {
    tenantId: 'demo',
    chatbotId: 'shop',
    sessionId: 's',
    replyId: 'r',
    epoch: 1,
    mode: 'live' as const,
    config: { ...DEFAULT_CONFIG, provider: preset.provider },
    text: 'Hello',
    history: [],
    visitor: { id: '4711', email: 'anna@example.com', inputs: { plan: 'pro', orders: 3 } },
  };
  const template = `{"id": "{{visitor.id}}", "name": "{{visitor.name}}", "mail": "{{visitor.email}}",
    "plan": "is {{visitor.inputs.plan}}", "orders": "{{visitor.inputs.orders}}",
    "unknown": "{{visitor.inputs.size}}"}`;
  const body = renderBody(
    template,
    turnScope(turn, NEW_CONVERSATION, () => ''),
    '',
  );
  t.same(JSON.parse(body ?? ''), {
    id: '4711',
    name: '',
    mail: 'anna@example.com',
    plan: 'is pro',
    orders: 3,
    unknown: '',
  });
  t.end();
});

await t.test('[1.4] messages take turns, though a reply has failed', (t) => {
  const [preset] = CONNECTOR_PRESETS;
  if (!preset) throw new Error('There is no preset.');
  const turn = {
    ...{ tenantId: 'demo', chatbotId: 'shop', sessionId: 's', replyId: 'r', epoch: 1 },
    mode: 'live' as const,
    config: { ...DEFAULT_CONFIG, provider: preset.provider },
    text: 'Anyone?',
    history: [
      { role: 'bot' as const, text: 'Welcome.' },
      { role: 'user' as const, text: 'Hi' },
      { role: 'bot' as const, text: 'Hello.' },
      { role: 'user' as const, text: 'How long?' },
    ],
    visitor: {},
  };
  const { variables } = turnScope(turn, NEW_CONVERSATION, () => '');
  const content = 'How long?\n\nAnyone?';
  t.same(variables['messages'], [
    { role: 'user', content: 'Hi' },
    { role: 'assistant', content: 'Hello.' },
    { role: 'user', content },
  ]);
  t.match((variables['messages.withIds'] as unknown[]).at(-1), { id: 's-1-4', content });
  t.match((variables['messages.ui'] as unknown[]).at(-1), {
    content,
    parts: [{ type: 'text', text: content }],
  });
  t.end();
});
