import t from 'tap';
import { DEFAULT_CONFIG } from './chatbot-config.js';
import { configChanges } from './config-changes.js';

t.test('[5.2] differences are named field by field, with what they were and are', async (t) => {
  t.strictSame(configChanges(DEFAULT_CONFIG, structuredClone(DEFAULT_CONFIG)), []);
  const after = {
    ...DEFAULT_CONFIG,
    name: 'Fern',
    allowedOrigins: ['https://a.example', 'https://b.example'],
    retentionDays: 30,
    provider: { ...DEFAULT_CONFIG.provider, fallback: 'x'.repeat(500) },
  };
  const changes = configChanges(DEFAULT_CONFIG, after);
  t.match(
    changes.map(({ what }) => what),
    [
      'Name',
      'Answer when nothing is found',
      'Sites that may embed it',
      'Days that conversations are kept',
    ],
  );
  t.match(changes[0], { path: 'name', before: DEFAULT_CONFIG.name, after: 'Fern' });
  t.equal(changes[1]?.after?.length, 300, 'long values are shortened');
  t.match(changes[2], { after: 'https://a.example, https://b.example' });
  t.match(changes[3], { before: null, after: '30' });
});

t.test('[5.2] another provider is told by its fields', async (t) => {
  const model = { type: 'model', systemPrompt: 'Be kind.' };
  const changes = configChanges({ provider: { type: 'knowledge' } }, { provider: model });
  t.match(changes, [
    { what: 'What answers', before: 'knowledge', after: 'model' },
    { what: 'Prompt', before: null, after: 'Be kind.' },
  ]);
  t.match(configChanges({ a: { bigNumber: 1 } }, { a: {} }), [{ what: 'A, big number' }]);
});
