import t from 'tap';
import { startPresets } from '../../../../testing/chatbot-service/start-presets.js';
import { BotpressAnswers } from '../../../../testing/chatbot-service/system-answers.js';

const { server, ask } = await startPresets(t);

type Reply = Awaited<ReturnType<typeof ask>>;
const offered = ({ of }: Reply) => of('quickReplies').at(-1)?.texts ?? [];

const card = (name: string) => ({
  ...{ title: name, subtitle: `About ${name}`, imageUrl: `https://a.example/${name}.png` },
  actions: [
    { action: 'postback', label: `Buy ${name}`, value: `buy-${name}` },
    { action: 'url', label: `See ${name}`, value: `https://a.example/${name}` },
  ],
});

await t.test('[1.4] Botpress: every kind of message is read, and none waited for', async (t) => {
  const say = async (...payloads: object[]) => {
    server.handler = new BotpressAnswers(payloads).answer;
    return ask('botpress', 'Hello');
  };
  const bag = 'bag\n\nAbout bag\n\nSee bag\n\nhttps://a.example/bag';
  const one = await say({ type: 'card', ...card('bag') });
  t.same([one.error, one.text], [null, `${bag}\n\n![bag](<https://a.example/bag.png>)`]);
  t.same(offered(one), ['Buy bag']);
  const two = await say({ type: 'carousel', items: [card('bag'), card('cup')] });
  const cup = bag.replaceAll('bag', 'cup');
  t.ok(two.text.startsWith(`${bag}\n\n${cup}\n\n![bag]`), 'card by card');
  t.same(offered(two), ['Buy bag', 'Buy cup']);
  const bloc = await say({
    type: 'bloc',
    items: [
      { type: 'text', payload: { text: 'Look:' } },
      { type: 'image', payload: { imageUrl: 'https://a.example/van.png' } },
      { type: 'markdown', payload: { markdown: '**Two** days.' } },
    ],
  });
  t.equal(bloc.text, 'Look:\n\n**Two** days.\n\n![](<https://a.example/van.png>)');
  const kinds: [payload: object, text: string][] = [
    [
      { type: 'file', fileUrl: 'https://a.example/a.pdf', title: 'Terms' },
      'Terms\n\nhttps://a.example/a.pdf',
    ],
    [{ type: 'audio', audioUrl: 'https://a.example/a.mp3' }, 'https://a.example/a.mp3'],
    [{ type: 'video', videoUrl: 'https://a.example/a.mp4' }, 'https://a.example/a.mp4'],
    [{ type: 'location', latitude: 46.8, longitude: -71.2, address: '1 Rue A' }, '1 Rue A'],
    [{ type: 'location', latitude: 46.8, longitude: -71.2 }, '46.8\n\n-71.2'],
  ];
  for (const [payload, text] of kinds) {
    const reply = await say(payload);
    t.same([reply.error, reply.text], [null, text]);
  }
});

await t.test(
  '[1.4] Botpress: a message of an unknown kind is said, or its kind is told',
  async (t) => {
    const say = async (...payloads: object[]) => {
      server.handler = new BotpressAnswers(payloads).answer;
      return ask('botpress', 'Hello');
    };
    const url = 'https://a.example/form.js';
    const named = await say({ type: 'custom', url, name: 'form', data: { title: 'Your order' } });
    t.same([named.text, named.warnings], [`${url}\n\nYour order`, []]);
    t.equal((await say({ type: 'later', title: 'New here' })).text, 'New here');
    const options = [{ label: 'Prices', value: 'p' }];
    const mixed = await say(
      { type: 'custom', name: 'confetti', data: { count: 3 } },
      { type: 'choice', text: 'Look:', options },
    );
    t.same([mixed.error, mixed.text], [null, 'Look:']);
    t.match(mixed.warnings, [{ code: 'not-shown', message: /of a kind .*: custom\./ }]);
  },
);

await t.test('[1.4] Dialogflow CX: cards are read, in their order', async (t) => {
  const richContent = [
    [
      {
        type: 'info',
        title: 'Delivery',
        subtitle: 'Two days',
        anchor: { href: 'https://a.example/d' },
      },
      { type: 'description', title: 'Returns', text: ['Within 30 days.', 'Free.'] },
      { type: 'accordion', title: 'More', subtitle: 'Sizes', text: 'S to XL' },
      { type: 'button', text: 'Shop', link: 'https://a.example/' },
      { type: 'chips', options: [{ text: 'Prices' }] },
    ],
    [{ type: 'info', title: 'B', image: { rawUrl: 'https://a.example/b.png' } }],
  ];
  server.handler = (exchange) =>
    exchange.respond(200, {
      queryResult: {
        responseMessages: [{ payload: { richContent } }, { text: { text: ['Anything else?'] } }],
      },
    });
  const reply = await ask('dialogflow-cx', 'x');
  t.equal(reply.error, null);
  t.same(reply.text.split('\n\n'), [
    ...['Delivery', 'Two days', 'https://a.example/d', 'Returns', 'Within 30 days.', 'Free.'],
    ...['More', 'Sizes', 'S to XL', 'Shop', 'https://a.example/', 'B', 'Anything else?'],
    '![B](<https://a.example/b.png>)',
  ]);
  t.same(offered(reply), ['Prices']);
});

await t.test('[1.4] Dialogflow ES: cards and images are read', async (t) => {
  const imageUri = 'https://a.example/van.png';
  const buttons = [{ text: 'Buy', postback: 'buy-bag' }];
  server.handler = (exchange) =>
    exchange.respond(200, {
      queryResult: {
        fulfillmentText: '',
        fulfillmentMessages: [
          {
            card: { title: 'Bag', subtitle: 'Red', imageUri: 'https://a.example/bag.png', buttons },
          },
          { image: { imageUri, accessibilityText: 'A van' } },
          { quickReplies: { title: 'What next?', quickReplies: ['Prices'] } },
        ],
      },
    });
  const reply = await ask('dialogflow-es', 'x');
  t.equal(reply.error, null);
  t.same(reply.text.split('\n\n'), [
    ...['Bag', 'Red', 'What next?'],
    ...['![A van](<https://a.example/van.png>)', '![Bag](<https://a.example/bag.png>)'],
  ]);
  t.same(offered(reply), ['Prices', 'Buy']);
});

/** Answers a run of AG-UI with these events. */
function runs(...events: object[]): void {
  server.handler = (exchange) => {
    exchange.beginEvents();
    exchange.events({ type: 'RUN_STARTED' }, ...events, { type: 'RUN_FINISHED' });
    exchange.end();
  };
}

await t.test('[1.4] AG-UI: a snapshot of the messages alone is an answer', async (t) => {
  const messages = [
    { id: '1', role: 'user', content: 'Hi' },
    { id: '2', role: 'assistant', content: 'Hello.' },
    { id: '3', role: 'user', content: 'How long?' },
    { id: '4', role: 'assistant', content: 'Two days.' },
  ];
  const snapshot = { type: 'MESSAGES_SNAPSHOT', messages };
  runs({ type: 'MESSAGES_SNAPSHOT', messages: messages.slice(0, 3) }, snapshot);
  t.match(await ask('ag-ui', 'How long?'), { error: null, text: 'Two days.' });
  const piece = { type: 'TEXT_MESSAGE_CONTENT', messageId: '4', delta: 'Two days.' };
  runs({ type: 'MESSAGES_SNAPSHOT', messages: messages.slice(0, 3) }, piece, snapshot);
  t.equal((await ask('ag-ui', 'How long?')).text, 'Two days.', 'once');
});

await t.test('[1.4] AG-UI: what the visitor said is not said again', async (t) => {
  const content = (messageId: string, delta: string) => ({
    ...{ type: 'TEXT_MESSAGE_CONTENT', messageId, delta },
  });
  const chunk = (fields: object) => ({ type: 'TEXT_MESSAGE_CHUNK', ...fields });
  runs(
    chunk({ messageId: 'u', role: 'user', delta: 'How ' }),
    chunk({ messageId: 'u', delta: 'long?' }),
    chunk({ messageId: 'a', role: 'assistant', delta: 'Two ' }),
    chunk({ delta: 'days.' }),
  );
  t.match(await ask('ag-ui', 'How long?'), { error: null, text: 'Two days.' });
  runs(
    { type: 'TEXT_MESSAGE_START', messageId: 'u', role: 'user' },
    content('u', 'How long?'),
    { type: 'TEXT_MESSAGE_END', messageId: 'u' },
    { type: 'TEXT_MESSAGE_START', messageId: 'a', role: 'assistant' },
    content('a', 'Two days.'),
  );
  t.match(await ask('ag-ui', 'How long?'), { error: null, text: 'Two days.' });
});
