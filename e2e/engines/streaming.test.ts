import { Chat } from './chat.js';
import { expect, test } from './engine-test.js';

test.slow();

test.beforeEach(async ({ tab, host, origin }) => {
  host.show(origin, '<chatbot-widget chatbot-id="shop-model"></chatbot-widget>');
  await tab.open(host.origin);
  await tab.click('chatbot-widget >> .launcher');
});

test('[1.3] [1.7] a reply shows as it is written, and what is above it stays where it is', async ({
  tab,
  model,
}) => {
  const chat = new Chat(tab, 'chatbot-widget');
  await chat.write('Tell me a story');
  const reply = await model.asked();
  await expect.poll(() => tab.isShown(`${chat.replies} >> [part=typing]`)).toBe(true);
  reply.say('# Once\n\nThere was ');
  await expect.poll(() => chat.reply()).toContain('There was');
  expect(await tab.isShown(`${chat.replies} >> [part=typing]`)).toBe(false);

  const top = () =>
    tab.run(
      (all, path) => all(path)[0]?.getBoundingClientRect().top,
      `${chat.replies} >> h1, ${chat.replies} >> h3`,
    );
  const before = await top();
  reply.say('**a te');
  await expect.poll(() => chat.reply()).toContain('a te');
  reply.say('nt**.');
  await expect.poll(() => tab.texts(`${chat.replies} >> strong`)).toEqual(['a tent']);
  expect(await top()).toBe(before);

  await test.step('the end of a long one stays in view', async () => {
    reply.say(`\n\n${'It stood in the woods. '.repeat(120)}`);
    reply.end('\n\nThe end.');
    await expect.poll(() => chat.reply()).toContain('The end.');
    const distance = () =>
      tab.run((all, path) => {
        const list = all(path)[0];
        return list ? list.scrollHeight - list.clientHeight - list.scrollTop : -1;
      }, `${chat.panel} >> [part=messages]`);
    await expect.poll(distance).toBeLessThan(2);
  });
});

test(
  '[1.3] Stop keeps what was written, and tells the model to stop',
  { tag: '@full' },
  async ({ tab, model }) => {
    const chat = new Chat(tab, 'chatbot-widget');
    await chat.write('Tell me a story');
    const reply = await model.asked();
    reply.say('There was a tent');
    await expect.poll(() => chat.reply()).toContain('There was a tent');
    await tab.click(`${chat.panel} >> [part=stop]`);
    await reply.left;
    await chat.ended();
    expect(await chat.reply()).toContain('There was a tent');
  },
);
