import t from 'tap';
import { startPresets } from '../../../../testing/chatbot-service/start-presets.js';

const { server, ask } = await startPresets(t);

await t.test('[1.4] Dialogflow: texts, chips, images and sources', async (t) => {
  const rich = {
    richContent: [
      [
        { type: 'image', rawUrl: 'https://a.example/van.png', accessibilityText: 'A van' },
        { type: 'chips', options: [{ text: 'Prices' }, { text: 'Returns' }] },
      ],
    ],
  };
  server.handler = (exchange) =>
    exchange.respond(200, {
      queryResult: {
        text: 'How long?',
        languageCode: 'en',
        responseMessages: [{ text: { text: ['Two days.'] } }, { payload: rich }],
        dataStoreConnectionSignals: {
          citedSnippets: [
            {
              searchSnippet: {
                documentTitle: 'Delivery',
                documentUri: 'https://a.example/delivery',
                text: 'Parcels take two days.',
              },
            },
          ],
        },
      },
    });
  const cx = await ask('dialogflow-cx', 'How long?', { sessionId: 'cx' });
  t.equal(cx.text, 'Two days.\n\n![A van](<https://a.example/van.png>)');
  t.same(cx.of('quickReplies').at(-1)?.texts, ['Prices', 'Returns']);
  t.match(cx.of('sources').at(-1)?.sources, [
    { title: 'Delivery', url: 'https://a.example/delivery', passage: 'Parcels take two days.' },
  ]);
  t.match(server.last.json, {
    queryInput: { text: { text: 'How long?' }, languageCode: 'en' },
  });
  const session = /\/sessions\/([0-9a-f]{32}):detectIntent$/;
  const [, key] = session.exec(server.last.path) ?? [];
  t.ok(key, 'of at most 36 characters');
  await ask('dialogflow-cx', 'Anew', { sessionId: 'cx', epoch: 2 });
  t.match(server.last.path, session);
  t.not(session.exec(server.last.path)?.[1], key, 'another after a reset');

  server.handler = (exchange) =>
    exchange.respond(200, {
      queryResult: {
        fulfillmentText: 'Two days.',
        fulfillmentMessages: [
          { text: { text: ['Two days.'] } },
          { quickReplies: { quickReplies: ['Prices'] } },
          { payload: rich },
        ],
      },
    });
  const es = await ask('dialogflow-es', 'How long?');
  t.equal(es.text, 'Two days.\n\n![A van](<https://a.example/van.png>)', 'once');
  t.same(es.of('quickReplies').at(-1)?.texts, ['Prices', 'Returns']);

  server.handler = (exchange) =>
    exchange.respond(401, {
      error: { code: 401, message: 'Request had invalid authentication credentials.' },
    });
  const refused = await ask('dialogflow-es', 'x');
  t.match(refused.error, { code: 'service-unauthorized' });
  t.match(refused.warnings.at(-1), { message: /invalid authentication/ });
});
