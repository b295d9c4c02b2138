import { Chat } from './chat.js';
import { expect, test } from './engine-test.js';
import type { Tab } from './tab.js';

/** Number of listeners on objects that outlive every view. */
declare global {
  var listening: number;
}

const WIDGET = '<chatbot-widget chatbot-id="shop-model"></chatbot-widget>';
const LINKS = ['/', '/orders', '/about'].map((path) => `<a href="${path}">${path}</a>`).join(' ');

test.slow();

/**
 * A router as those of frameworks are: links change the address, and every change of it, back and
 * forward too, replaces the view. All views but `/about` have a widget of their own.
 */
async function route(tab: Tab, widgetInView: boolean): Promise<void> {
  await tab.run((all, inView) => {
    const show = () => {
      const heading = document.createElement('h2');
      heading.textContent = location.pathname;
      const view: Node[] = [heading];
      if (inView && location.pathname !== '/about') {
        const widget = document.createElement('chatbot-widget');
        widget.setAttribute('chatbot-id', 'shop-model');
        view.push(widget);
      }
      all('main')[0]?.replaceChildren(...view);
    };
    addEventListener('popstate', show);
    for (const link of all('nav a')) {
      link.addEventListener('click', (event) => {
        event.preventDefault();
        history.pushState(null, '', link.getAttribute('href'));
        show();
      });
    }
    show();
  }, widgetInView);
}

/** Counts from now on who begins to listen there and who ends. */
async function countListeners(tab: Tab): Promise<void> {
  await tab.run(() => {
    const lasting: unknown[] = [window, document, visualViewport];
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    globalThis.listening = 0;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      const signal = typeof options === 'object' ? options.signal : undefined;
      if (lasting.includes(this)) {
        globalThis.listening += 1;
        if (signal) add.call(signal, 'abort', () => (globalThis.listening -= 1));
      }
      add.call(this, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      if (lasting.includes(this)) globalThis.listening -= 1;
      remove.call(this, type, listener, options);
    };
  });
}

const listening = (tab: Tab) => tab.run(() => globalThis.listening);
const go = (tab: Tab, where: 'back' | 'forward') =>
  tab.run((_all, to) => history[to as 'back'](), where);

test('[6.6] a view that brings a widget of its own brings the chat along, back and forward, while a reply runs', async ({
  tab,
  host,
  origin,
  gateway,
  model,
}) => {
  host.show(origin, `<nav>${LINKS}</nav><main></main>`);
  await tab.open(host.origin);
  await countListeners(tab);
  await route(tab, true);
  await tab.click('chatbot-widget >> .launcher');
  const chat = new Chat(tab, 'chatbot-widget');
  const draft = () =>
    tab.run((all, path) => (all(path)[0] as HTMLTextAreaElement).value, chat.composer);
  const isAt = (path: string) => expect.poll(() => tab.text('h2')).toBe(path);

  await chat.write('Hello');
  const reply = await model.asked();
  reply.say('Good');
  await expect.poll(() => chat.reply()).toBe('Good');
  await tab.click(chat.composer);
  await tab.type('A draft');
  const listeners = await listening(tab);
  await expect.poll(() => gateway.sockets).toBe(1);

  const goesOn = async (path: string, said: string): Promise<void> => {
    await isAt(path);
    await expect.poll(() => chat.reply()).toBe(said);
    expect(await tab.count('chatbot-widget')).toBe(1);
    expect(await tab.isShown(chat.composer), `open on ${path}`).toBe(true);
    expect(await draft()).toBe('A draft');
    await expect.poll(() => gateway.sockets).toBe(1);
    await expect.poll(() => listening(tab)).toBe(listeners);
  };

  await test.step('by a link', async () => {
    await tab.click('nav a[href="/orders"]');
    reply.say(' day');
    await goesOn('/orders', 'Good day');
  });

  await test.step('back and forward', async () => {
    await go(tab, 'back');
    reply.say(' to');
    await goesOn('/', 'Good day to');
    await go(tab, 'forward');
    reply.say(' you');
    await goesOn('/orders', 'Good day to you');
  });

  await test.step('over a view without a chat, during which the reply ends', async () => {
    await tab.click('nav a[href="/about"]');
    await isAt('/about');
    await expect.poll(() => gateway.sockets).toBe(0);
    await expect.poll(() => listening(tab)).toBeLessThan(listeners);
    reply.end('.');
    await go(tab, 'back');
    await goesOn('/orders', 'Good day to you.');
    expect(await chat.asked()).toEqual(['Hello']);
  });

  await test.step('and what was closed stays closed', async () => {
    await tab.click(`${chat.panel} >> [part=close]`);
    await tab.click('nav a[href="/"]');
    await isAt('/');
    await expect.poll(() => tab.isShown('chatbot-widget >> .launcher')).toBe(true);
    expect(await tab.isShown(chat.composer)).toBe(false);
    await tab.click('chatbot-widget >> .launcher');
    await goesOn('/', 'Good day to you.');
  });
});

test(
  '[6.6] a widget beside the views keeps its chat and its one socket, whatever they show',
  { tag: '@full' },
  async ({ tab, host, origin, gateway, model }) => {
    host.show(origin, `<nav>${LINKS}</nav><main></main>${WIDGET}`);
    await tab.open(host.origin);
    await countListeners(tab);
    await route(tab, false);
    await tab.click('chatbot-widget >> .launcher');
    const chat = new Chat(tab, 'chatbot-widget');
    await chat.write('Hello');
    const reply = await model.asked();
    reply.say('Good');
    await expect.poll(() => chat.reply()).toBe('Good');
    const listeners = await listening(tab);
    for (const path of ['/orders', '/about', '/']) {
      await tab.click(`nav a[href="${path}"]`);
      await expect.poll(() => tab.text('h2')).toBe(path);
    }
    await go(tab, 'back');
    reply.end(' day.');
    await expect.poll(() => chat.reply()).toBe('Good day.');
    expect(await tab.isShown(chat.composer)).toBe(true);
    await expect.poll(() => gateway.sockets).toBe(1);
    expect(await listening(tab)).toBe(listeners);
  },
);
