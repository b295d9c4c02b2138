import t from 'tap';
import { DirectLine } from '../../../../testing/chatbot-service/direct-line.js';
import { KEYS, startPresets } from '../../../../testing/chatbot-service/start-presets.js';

const PRESET = 'direct-line';
const before = [
  { role: 'user', text: 'Hello' },
  { role: 'bot', text: 'Hi!' },
] as const;
const says = (text: string) => ({ type: 'message', text });

const { server, sessions, ask } = await startPresets(t);
const line = new DirectLine(KEYS.DIRECT_LINE_SECRET);
server.handler = line.answer;

const requestsSince = (start: number) =>
  server.exchanges.slice(start).map(({ method, path }) => `${method} ${path}`);

await t.test('[1.4] Direct Line: start, post, look until the bot is quiet', async (t) => {
  line.bot = () => [[{ type: 'typing' }], [], [says('Good day.')], [says('How can I help?')]];
  const reply = await ask(PRESET, 'Hello', { sessionId: 'line' });
  t.same([reply.error, reply.text], [null, 'Good day.\n\nHow can I help?'], 'not what was asked');
  const asked = requestsSince(0);
  const place = '/v3/directline/conversations/dl-1/activities';
  t.same(asked.slice(0, 3), [
    'POST /v3/directline/conversations',
    `POST ${place}`,
    `GET ${place}?watermark=`,
  ]);
  t.match(server.exchanges[1], {
    headers: { authorization: `Bearer ${KEYS.DIRECT_LINE_SECRET}` },
    json: { type: 'message', from: { id: 'line-1', role: 'user' }, text: 'Hello' },
  });
  t.equal(sessions.get('line')?.vars['watermark'], '4', 'read so far');

  await t.test('[1.4] its conversation goes on behind what was read', async (t) => {
    line.sayTo('dl-1', says('Too late for the question before.'));
    line.bot = ({ text }) => [[says(`You said: ${String(text)}`)]];
    const start = server.exchanges.length;
    const next = await ask(PRESET, 'And now?', { sessionId: 'line', history: [...before] });
    t.equal(next.text, 'You said: And now?');
    t.same(requestsSince(start).slice(0, 3), [
      `GET ${place}?watermark=4`,
      `POST ${place}`,
      `GET ${place}?watermark=5`,
    ]);
  });

  await t.test(
    '[1.4] [3.1] after a reset it is another conversation, of another user',
    async (t) => {
      await ask(PRESET, 'Anew', { sessionId: 'line', epoch: 2 });
      const posted = server.exchanges.filter(({ text }) => text.includes('Anew'));
      t.match(posted, [
        { path: '/v3/directline/conversations/dl-2/activities', json: { from: { id: 'line-2' } } },
      ]);
    },
  );

  await t.test('[1.4] a conversation that has ended there is begun anew', async (t) => {
    sessions.set('gone', {
      conversation: '',
      vars: { conversationId: 'unknown', watermark: '3' },
      service: server.url,
    });
    const start = server.exchanges.length;
    const reply = await ask(PRESET, 'Still there?', { sessionId: 'gone', history: [...before] });
    t.equal(reply.text, 'You said: Still there?');
    t.match(requestsSince(start), [
      'GET /v3/directline/conversations/unknown/activities?watermark=3',
      'POST /v3/directline/conversations',
    ]);
  });
});

await t.test(
  '[1.4] Direct Line: typing is waited for, the end of a conversation is one',
  async (t) => {
    line.bot = () => [[says('One moment.'), { type: 'typing' }], [], [], [], [says('Done.')]];
    t.equal((await ask(PRESET, 'x')).text, 'One moment.\n\nDone.', 'longer than the quiet takes');
    line.bot = () => [[says('Goodbye.'), { type: 'endOfConversation' }, says('Never read')]];
    t.equal((await ask(PRESET, 'x')).text, 'Goodbye.');
  },
);

await t.test('[1.4] Direct Line: actions, cards, images and citations', async (t) => {
  const hero = {
    contentType: 'application/vnd.microsoft.card.hero',
    content: {
      title: 'Delivery',
      text: 'Two days.',
      images: [{ url: 'https://a.example/van.png', alt: 'A van' }],
      buttons: [{ type: 'imBack', title: 'Prices', value: 'Prices' }],
    },
  };
  line.bot = () => [
    [
      {
        ...says('See [1].'),
        attachments: [
          { contentType: 'image/png', contentUrl: 'https://a.example/a b>.png', name: 'A ]map[' },
          { contentType: 'image/png', contentUrl: 'javascript:alert(1)' },
          { contentType: 'image/png', contentUrl: 'https://user:password@a.example/c.png' },
          { contentType: 'video/mp4', contentUrl: 'https://a.example/film.mp4' },
          hero,
        ],
        suggestedActions: { actions: [{ type: 'imBack', title: 'Returns', value: 'Returns' }] },
        entities: [
          {
            type: 'https://schema.org/Message',
            citation: [
              {
                position: 1,
                appearance: { name: 'Delivery', url: 'https://a.example/d', abstract: 'Two days.' },
              },
            ],
          },
        ],
      },
    ],
  ];
  const reply = await ask(PRESET, 'x');
  t.equal(
    reply.text,
    [
      'See [1].',
      'Delivery',
      'Two days.',
      '![A map](<https://a.example/a%20b%3E.png>)',
      '![A van](<https://a.example/van.png>)',
    ].join('\n\n'),
  );
  t.same(reply.of('quickReplies').at(-1)?.texts, ['Returns', 'Prices']);
  t.match(reply.of('sources').at(-1)?.sources, [
    { title: 'Delivery', url: 'https://a.example/d', passage: 'Two days.' },
  ]);
});

await t.test('[1.4] Direct Line: Adaptive Cards, and what their buttons stand for', async (t) => {
  // As botbuilder 4.23.3 sends it.
  const card = {
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: {
      $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
      type: 'AdaptiveCard',
      version: '1.5',
      body: [
        { type: 'TextBlock', text: 'Delivery', weight: 'bolder' },
        {
          type: 'ColumnSet',
          columns: [
            { type: 'Column', items: [{ type: 'TextBlock', text: 'Standard: two days.' }] },
          ],
        },
        { type: 'Image', url: 'https://img.example/van.png', altText: 'A van' },
        { type: 'FactSet', facts: [{ title: 'Cost', value: '4.90' }] },
      ],
      actions: [
        { type: 'Action.Submit', title: 'Order', data: { msteams: { value: 'order now' } } },
        { type: 'Action.OpenUrl', title: 'More', url: 'https://a.example/more' },
      ],
    },
  };
  const actions = [
    { type: 'imBack', title: 'Returns', value: 'How do I return?' },
    { type: 'openUrl', title: 'Our page', value: 'https://a.example' },
  ];
  const asked: unknown[] = [];
  line.bot = (message) => {
    asked.push(message['text']);
    return [[{ type: 'message', attachments: [card], suggestedActions: { actions } }]];
  };
  const sessionId = 'cards';
  const { text, of } = await ask(PRESET, 'x', { sessionId });
  t.same(text.split('\n\n'), [
    ...['Delivery', 'Standard: two days.', 'Cost', '4.90'],
    '![A van](<https://img.example/van.png>)',
  ]);
  t.same(of('quickReplies').at(-1)?.texts, ['Returns', 'Order'], 'not what opens pages');
  const history = [{ role: 'bot' as const, text }];
  await ask(PRESET, 'Order', { sessionId, history });
  await ask(PRESET, 'Returns', { sessionId, history });
  t.same(asked, ['x', 'order now', 'How do I return?']);
  const heroes = ['Bag', 'Cup'].map((title) => ({ content: { title, text: `A ${title}` } }));
  line.bot = () => [[{ type: 'message', attachments: heroes }]];
  t.equal((await ask(PRESET, 'x')).text, 'Bag\n\nA Bag\n\nCup\n\nA Cup', 'card by card');
});

await t.test(
  '[1.4] [4.5] Direct Line: what it says of its failures reaches the operator',
  async (t) => {
    const wrong = await startPresets(t, { DIRECT_LINE_SECRET: 'a-wrong-secret' });
    wrong.server.handler = line.answer;
    const refused = await wrong.ask(PRESET, 'x');
    t.match(refused.error, { code: 'service-forbidden' });
    t.match(refused.warnings.at(-1), { message: /said: “Invalid token or secret”/ });

    server.handler = (exchange) => {
      if (exchange.method === 'GET' || !exchange.path.endsWith('/activities'))
        return line.answer(exchange);
      const message = 'Failed to send activity: bot returned an error';
      exchange.respond(502, { error: { code: 'BotError', message } });
    };
    const failed = await ask(PRESET, 'x');
    t.match(failed.error, { code: 'service-error' });
    t.match(failed.warnings.at(-1), { message: /bot returned an error/ });
  },
);

await t.test(
  '[8.3] Direct Line: a hostile look costs little, and says no more than a reply',
  async (t) => {
    const attachments = Array.from({ length: 50_000 }, (_, index) => ({
      contentType: 'image/png',
      contentUrl: `https://a.example/${index}.png`,
    }));
    line.bot = () => [[{ type: 'message', attachments }]];
    server.handler = line.answer;
    const { text } = await ask(PRESET, 'x');
    t.equal(text.split('\n\n').length, 10);
    line.bot = () => [Array.from({ length: 2_000 }, (_, index) => says(`${index}`))];
    t.equal((await ask(PRESET, 'x')).text.split('\n\n').length, 500);
  },
);

await t.test(
  '[1.4] [8.3] Direct Line: a watermark that stands still says nothing twice',
  async (t) => {
    server.handler = line.answer;
    line.stuckAt = '';
    t.teardown(() => (line.stuckAt = null));
    line.bot = () => [[says('One moment.')], [], [says('Done.')]];
    const reply = await ask(PRESET, 'x', { sessionId: 'stuck' });
    t.same([reply.error, reply.text], [null, 'One moment.\n\nDone.']);
    line.bot = () => [[says('Again.')]];
    const next = await ask(PRESET, 'y', { sessionId: 'stuck', history: [...before] });
    t.equal(next.text, 'Again.', 'nor in the next reply');
  },
);
