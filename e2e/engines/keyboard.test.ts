import { Chat } from './chat.js';
import { expect, test } from './engine-test.js';

test.slow();

test('[8.1] the chat is opened, used and closed by keyboard alone, and gives the focus back', async ({
  tab,
  host,
  origin,
}) => {
  host.show(origin, '<chatbot-widget chatbot-id="shop"></chatbot-widget>');
  await tab.open(host.origin);
  const chat = new Chat(tab, 'chatbot-widget');
  const innermost = async () => (await tab.focused()).at(-1);
  await expect.poll(() => tab.isShown('chatbot-widget >> .launcher')).toBe(true);

  await tab.press('Tab');
  expect(await tab.focused()).toEqual(['a']);
  await tab.press('Tab');
  expect(await tab.focused()).toEqual(['chatbot-widget', 'button']);
  await tab.press('Enter');
  await expect.poll(innermost).toBe('textarea');

  await tab.type('How long do I have');
  await tab.press('Shift+Enter');
  await tab.type('to return something?');
  await tab.press('Enter');
  await expect.poll(() => chat.asked()).toEqual(['How long do I have\nto return something?']);
  await expect.poll(() => chat.reply()).toContain('60 days');
  await chat.ended();
  expect(await innermost()).toBe('textarea');

  // Backwards through the panel: everything in it can be reached.
  const reached = new Set<string>();
  for (let presses = 0; presses < 20 && reached.size < 3; presses += 1) {
    await tab.press('Shift+Tab');
    const name = await tab.run(() => {
      let active = document.activeElement;
      while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
      return active?.getAttribute('part') ?? active?.ariaLabel ?? '';
    });
    for (const part of ['source', 'messages', 'close']) if (name === part) reached.add(part);
  }
  expect([...reached].sort()).toEqual(['close', 'messages', 'source']);

  await tab.press('Escape');
  await expect.poll(() => tab.isShown(chat.panel)).toBe(false);
  expect(await tab.focused()).toEqual(['chatbot-widget', 'button']);
});
