import { Chat } from './chat.js';
import { expect, test } from './engine-test.js';

const WIDGET = '<chatbot-widget chatbot-id="shop-model"></chatbot-widget>';

test.slow();

test('[2.6] the page gets two tags and nothing else: no global, no cookie', async ({
  tab,
  host,
  origin,
  model,
}) => {
  host.show(origin, `${WIDGET}<chatbot-test chatbot-id="shop"></chatbot-test>`);
  await tab.open(host.origin);
  await tab.click('chatbot-widget >> .launcher');
  const chat = new Chat(tab, 'chatbot-widget');
  await chat.write('Hello');
  (await model.asked()).end('Good day.');
  await expect.poll(() => chat.reply()).toBe('Good day.');
  const left = await tab.run(() => {
    // What the page of this test keeps, and its tab.
    const ours = ['complaints', 'globalsBefore', 'wasHit'];
    // By which Lit, as published, warns of two versions of itself on one page.
    const lit = [
      'litPropertyMetadata',
      'reactiveElementVersions',
      'litHtmlVersions',
      'litElementVersions',
    ];
    const names = Object.getOwnPropertyNames(globalThis);
    return {
      globals: names.filter((name) => ![...globalsBefore, ...ours, ...lit].includes(name)),
      cookie: document.cookie,
      kept: Object.keys(localStorage).filter((key) => !key.startsWith('chatbot-test:')),
      session: Object.keys(sessionStorage).filter((key) => !key.startsWith('chatbot-test:')),
    };
  });
  expect(left).toEqual({ globals: [], cookie: '', kept: [], session: [] });
});

test('[6.6] an element that a page moves while a reply runs goes on with it', async ({
  tab,
  host,
  origin,
  model,
}) => {
  host.show(origin, `<main>${WIDGET}</main><aside></aside>`);
  await tab.open(host.origin);
  await tab.click('chatbot-widget >> .launcher');
  const chat = new Chat(tab, 'chatbot-widget');
  await chat.write('Hello');
  const reply = await model.asked();
  reply.say('Good');
  await expect.poll(() => chat.reply()).toBe('Good');
  await tab.click(chat.composer);
  await tab.type('A draft');

  await test.step('to another place of the same page', async () => {
    await tab.run((all) => all('aside')[0]?.append(...all('chatbot-widget')));
    reply.say(' day');
    await expect.poll(() => chat.reply()).toBe('Good day');
  });

  await test.step('away, and back on the next page of a single-page app', async () => {
    await tab.run(async (all) => {
      const [widget] = all('chatbot-widget');
      history.pushState(null, '', '/next');
      all('aside')[0]?.replaceChildren();
      await new Promise((resolve) => setTimeout(resolve));
      if (widget) all('main')[0]?.append(widget);
    });
    reply.end('.');
    await expect.poll(() => chat.reply()).toBe('Good day.');
    expect(await chat.asked()).toEqual(['Hello']);
    const draft = await tab.run(
      (all, path) => (all(path)[0] as HTMLTextAreaElement).value,
      chat.composer,
    );
    expect(draft).toBe('A draft');
  });
});

test(
  '[6.6] an element is the same, whether it was made before the script, after it, or by a framework',
  { tag: '@full' },
  async ({ tab, host, origin }) => {
    host.show(origin, '<chatbot-widget chatbot-id="shop"></chatbot-widget>');
    await tab.open(host.origin);
    const launchers = 'chatbot-widget >> .launcher';
    await expect.poll(() => tab.isShown(launchers)).toBe(true);
    await tab.run((all, server) => {
      // As frameworks do: made apart, its attributes one by one, then its properties, then placed.
      const made = document.createElement('chatbot-widget');
      made.setAttribute('lang', 'de');
      document.body.append(made);
      Object.assign(made, { chatbotId: 'shop', server });
    }, origin);
    const names = () =>
      tab.run((all, path) => all(path).map(({ ariaLabel }) => ariaLabel), launchers);
    await expect
      .poll(names)
      .toEqual(['Open the chat with Fernway Help', 'Chat mit Fernway Help öffnen']);
  },
);

test(
  '[8.2] the language changes while the chat is open, its direction too',
  { tag: '@full' },
  async ({ tab, host, origin }) => {
    host.show(origin, '<chatbot-widget chatbot-id="shop"></chatbot-widget>');
    await tab.open(host.origin);
    await tab.click('chatbot-widget >> .launcher');
    const chat = new Chat(tab, 'chatbot-widget');
    await expect.poll(() => tab.isShown(chat.composer)).toBe(true);
    const close = () =>
      tab.run((all, path) => all(path)[0]?.ariaLabel ?? '', `${chat.panel} >> [part=close]`);
    const direction = () =>
      tab.run((all, path) => {
        const [panel] = all(path);
        return panel ? getComputedStyle(panel).direction : '';
      }, `${chat.panel} >> [part=panel]`);
    for (const [lang, word, dir] of [
      ['de', 'Schließen', 'ltr'],
      ['ar', 'إغلاق', 'rtl'],
      ['en', 'Close', 'ltr'],
    ] as const) {
      await tab.run((all, value) => all('chatbot-widget')[0]?.setAttribute('lang', value), lang);
      await expect.poll(close, lang).toBe(word);
      expect(await direction(), lang).toBe(dir);
    }
  },
);
