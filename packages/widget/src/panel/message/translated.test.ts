import {
  buildBotMessage,
  buildConversation,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { mountPanel, type PanelOnPage } from '../testing/mount-panel.js';

/** Changes the text of an element as page translators do. */
function translate(element: Element): void {
  for (const node of [...element.childNodes]) {
    if (node.nodeType !== Node.TEXT_NODE || !node.textContent?.trim()) continue;
    const font = document.createElement('font');
    font.textContent = node.textContent.toUpperCase();
    (node as Text).replaceWith(font);
  }
}

describe('a reply on a page that is translated', () => {
  let page: PanelOnPage;

  afterEach(() => page.remove());

  const messages = [buildUserMessage()];
  const streaming = (text: string) => ({
    replies: [{ replyId: 'reply-2', replyTo: 'message-1', gen: 1, text }],
  });
  const body = (): HTMLElement => page.get('.messages .body');

  it('[1.3] goes on growing when somebody else has changed its nodes', async () => {
    const conversation = buildConversation({ messages, ...streaming('You have\n\n*thirty* da') });
    page = await mountPanel({ conversation });
    const [first, last] = body().querySelectorAll('p');
    if (!first || !last) throw new Error('There are not two paragraphs.');
    translate(first);
    translate(last);
    expect(body().textContent).to.include('YOU HAVE');
    await page.show(streaming('You have\n\n*thirty* days to'));
    expect(body().textContent.trim()).to.equal('You havethirty days to');
    last.remove();
    for (const place of [...body().children]) place.remove();
    await page.show(streaming('You have\n\n*thirty* days to return'));
    expect(body().textContent.trim()).to.equal('You havethirty days to return');
  });

  it('[1.3] asks translators to leave it alone until it has ended', async () => {
    const conversation = buildConversation({ messages, ...streaming('You have') });
    page = await mountPanel({ conversation });
    expect(body().translate).to.equal(false);
    await page.show({ seq: 2, messages: [...messages, buildBotMessage()], replies: [] });
    expect(body().translate).to.equal(true);
  });

  it('[8.2] stays translated when it has ended, and is whole when it is drawn again', async () => {
    const ended = buildBotMessage({ text: 'You have 30 days [1].' });
    page = await mountPanel({
      conversation: buildConversation({ messages: [...messages, ended] }),
    });
    const paragraph = body().querySelector('p') ?? body();
    translate(paragraph);
    await page.show({ messages: [buildUserMessage(), { ...ended, feedback: 'good' }] });
    expect(paragraph.textContent).to.match(/^YOU HAVE 30/);
    page.get('.cite').click();
    await page.drawn();
    expect(body().textContent).to.match(/You have 30 days/);
    expect(page.get('.cite').ariaExpanded).to.equal('true');
  });

  it('[1.5] tells what becomes of a message whose state was translated', async () => {
    const createdAt = '2026-03-02T09:40:00.000Z';
    const outbox = [{ cid: 'x', text: 'Hello', createdAt, state: 'sending' as const }];
    page = await mountPanel({ conversation: buildConversation({ messages: [], outbox }) });
    translate(page.get('.state'));
    translate(page.get('.subtitle'));
    await page.show({ outbox: outbox.map((message) => ({ ...message, state: 'sent' })) });
    expect(page.texts('.state')).to.deep.equal(['Sent']);
    await page.set({ connection: { kind: 'offline' } });
    expect(page.get('.subtitle').textContent).to.match(/^Offline/);
  });
});
