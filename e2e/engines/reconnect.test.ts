import { Chat } from './chat.js';
import { expect, test } from './engine-test.js';

test.slow();

test('[1.5] a reply goes on where the link was lost, and what was written meanwhile is sent once', async ({
  tab,
  host,
  origin,
  gateway,
  model,
}) => {
  host.show(origin, '<chatbot-widget chatbot-id="shop-model"></chatbot-widget>');
  await tab.open(host.origin);
  await tab.click('chatbot-widget >> .launcher');
  const chat = new Chat(tab, 'chatbot-widget');
  await chat.write('First');
  const first = await model.asked();
  first.say('One, two');
  await expect.poll(() => chat.reply()).toBe('One, two');

  gateway.let('no-sessions');
  const subtitle = `${chat.panel} >> .subtitle`;
  await expect.poll(() => tab.text(subtitle)).toMatch(/Reconnecting|Offline/);
  await chat.write('Second');
  first.end(', three.');
  await expect.poll(() => chat.asked()).toEqual(['First', 'Second']);

  gateway.let('all');
  await expect.poll(() => chat.reply()).toContain('One, two, three.');
  (await model.asked()).end('Four.');
  await expect.poll(() => chat.reply()).toBe('Four.');
  expect(await chat.asked()).toEqual(['First', 'Second']);
  expect(await tab.count(chat.replies)).toBe(2);
  // Browsers themselves report what a network refuses; of the widget there is nothing.
  const said = await tab.run(() => globalThis.complaints.splice(0));
  expect(said.filter((text) => !text.includes('WebSocket'))).toEqual([]);
});
