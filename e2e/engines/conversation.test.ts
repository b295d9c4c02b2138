import { Chat } from './chat.js';
import { expect, test } from './engine-test.js';

const QUESTION = 'How long do I have to return something?';

test.slow();

test('[1.4] [1.6] a visitor asks, reads the answer with its source, and finds it again on the next page', async ({
  tab,
  host,
  origin,
}) => {
  host.show(origin, '<chatbot-widget chatbot-id="shop"></chatbot-widget>');
  await tab.open(host.origin);
  const chat = new Chat(tab, 'chatbot-widget');
  const launcher = 'chatbot-widget >> .launcher';
  await tab.click(launcher);
  await expect.poll(() => tab.text(`${chat.panel} >> .title`)).toBe('Fernway Help');

  await test.step('a starter is a question', async () => {
    await tab.click(`${chat.panel} >> [part=starter]`);
    await expect.poll(() => chat.asked()).toEqual(['How long does shipping to Germany take?']);
    await chat.ended();
  });

  await test.step('the answer names its source, which opens', async () => {
    await chat.ask(QUESTION);
    expect(await chat.reply()).toContain('60 days');
    await tab.click(`${chat.replies}:last-of-type >> [part=source]`);
    await expect.poll(() => tab.count(`${chat.replies} >> blockquote`)).not.toBe(0);
  });

  await test.step('the next page brings it back', async () => {
    await tab.reload();
    await expect.poll(() => chat.asked()).toHaveLength(2);
    expect((await chat.asked())[1]).toBe(QUESTION);
    expect(await chat.reply()).toContain('60 days');
  });
});

test(
  '[6.4] two chatbots on one page are two conversations',
  { tag: '@full' },
  async ({ tab, host, origin, model }) => {
    host.show(
      origin,
      `<chatbot-widget chatbot-id="shop"></chatbot-widget>
<chatbot-widget chatbot-id="shop-model" lang="de"></chatbot-widget>`,
    );
    await tab.open(host.origin);
    await tab.run((all) => {
      const [first, second] = all('chatbot-widget') as (HTMLElement & {
        send(text: string): void;
      })[];
      first?.send('Can I return boots that I have worn?');
      second?.send('Hallo');
    });
    (await model.asked()).end('Guten Tag.');
    const said = (path: string) => tab.texts(`${path} >> .messages .bubble`);
    await expect.poll(() => said('chatbot-widget[lang=de]')).toEqual(['Hallo', 'Guten Tag.']);
    await expect.poll(() => said('chatbot-widget:not([lang])')).toHaveLength(2);
  },
);
