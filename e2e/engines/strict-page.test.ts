import { preloadLine } from '@chatbot-test/shared/embed-code/html.js';
import { EVERYTHING } from '../../packages/widget/src/panel/markdown/testing/everything.js';
import { Chat } from './chat.js';
import { expect, test } from './engine-test.js';

const QUESTION = 'How long do I have to return something?';

test.slow();

test('[2.6] [8.3] under the strictest policy and Trusted Types the embed answers, and nothing is refused', async ({
  tab,
  host,
  origin,
  model,
}) => {
  const preload = preloadLine({ server: origin, chatbotId: 'shop-model' });
  host.show(origin, `${preload}<chatbot-widget chatbot-id="shop-model"></chatbot-widget>`);
  await tab.open(host.origin);
  await tab.click('chatbot-widget >> .launcher');
  const chat = new Chat(tab, 'chatbot-widget');

  await test.step('markdown of every kind becomes elements', async () => {
    await chat.write('Tell me everything');
    const reply = await model.asked();
    reply.say(EVERYTHING.slice(0, 200));
    await expect.poll(() => chat.reply()).toContain('emphasis');
    reply.end(EVERYTHING.slice(200));
    await expect.poll(() => chat.reply()).toContain('Last line');
    const { replies } = chat;
    const tags = await tab.run(
      (all, path) => all(`${path} >> .body *`).map(({ localName }) => localName),
      replies,
    );
    expect(tags).toEqual(
      expect.arrayContaining(['strong', 'em', 'a', 'ul', 'ol', 'blockquote', 'table', 'pre']),
    );
  });

  await test.step('its menu and the actions of a reply work', async () => {
    await chat.ended();
    await tab.click(`${chat.replies} >> [part~=feedback]`);
    await tab.click(`${chat.panel} >> chatbot-panel-menu > .icon-button`);
    await tab.click(`${chat.panel} >> [part=menu] > .item:nth-of-type(2)`);
    await tab.click(`${chat.panel} >> [part=menu] .solid-button`);
    await expect.poll(() => tab.count(chat.replies)).toBe(0);
  });

  await test.step('what the policy refuses would have been seen', async () => {
    await tab.run(() => document.body.setAttribute('style', 'color: red'));
    await expect
      .poll(() => tab.run(() => globalThis.complaints.splice(0)))
      .toContainEqual(expect.stringContaining('style-src-attr refused'));
  });
});

test(
  '[2.6] under a policy of nonces the nonce of its script is enough',
  { tag: '@full' },
  async ({ tab, host, origin }) => {
    const element = '<chatbot-widget chatbot-id="shop"></chatbot-widget>';
    host.show(origin, element, "'nonce-once' 'strict-dynamic'");
    await tab.open(host.origin);
    await tab.click('chatbot-widget >> .launcher');
    const chat = new Chat(tab, 'chatbot-widget');
    await chat.ask(QUESTION);
    // What reads markdown is loaded last.
    await expect
      .poll(() => tab.count(`${chat.replies} >> .body :is(p, ul, ol, table)`))
      .not.toBe(0);
  },
);

test('[2.6] [6.2] in a dashboard as strict the test bench works, with its debug panel and its embed code', async ({
  tab,
  host,
  origin,
  token,
}) => {
  host.show(origin, '<chatbot-test chatbot-id="shop"></chatbot-test>');
  await tab.open(host.origin);
  await tab.run(async (all, jwt) => {
    await customElements.whenDefined('chatbot-test');
    const bench = all('chatbot-test')[0] as HTMLElement & { token: string; show(): void };
    bench.token = jwt;
    bench.show();
  }, token);
  const chat = new Chat(tab, 'chatbot-test');
  await chat.ask(QUESTION);
  await expect.poll(() => chat.reply()).toContain('60 days');

  await test.step('a source opens', async () => {
    await tab.click(`${chat.replies} >> [part~=source]`);
    await expect.poll(() => tab.count(`${chat.replies} >> blockquote`)).not.toBe(0);
  });

  await test.step('the debug panel shows the trace and the hits', async () => {
    const debug = 'chatbot-test >> chatbot-debug-panel';
    await expect.poll(() => tab.isShown(debug)).toBe(true);
    await expect.poll(() => tab.texts(`${debug} >> th`)).toContain('Total');
  });

  await test.step('the embed code opens, and closes', async () => {
    await tab.click('chatbot-test >> .tool.embed');
    const code = 'chatbot-test >> chatbot-embed-code >> pre';
    await expect.poll(() => tab.text(code)).toContain('<chatbot-widget chatbot-id="shop">');
    await tab.press('Escape');
    await expect.poll(() => tab.isShown(code)).toBe(false);
  });
});
