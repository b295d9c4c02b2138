import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import {
  buildBotMessage,
  buildConversation,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { buildState, mountPanel, type PanelOnPage } from '../testing/mount-panel.js';

function manyMessages(count: number): Conversation['messages'] {
  return Array.from({ length: count }, (_, index) => {
    const seq = index + 1;
    const text = `Message ${seq}. ${'It has some more words. '.repeat(4)}`;
    return seq % 2 === 1
      ? buildUserMessage({ seq, text })
      : buildBotMessage({ seq, text, sources: [] });
  });
}

describe('the list of messages', () => {
  let page: PanelOnPage;

  afterEach(() => page.remove());

  const atEnd = (): boolean => {
    const { scrollHeight, scrollTop, clientHeight } = page.scroller;
    return scrollHeight - scrollTop - clientHeight < 2;
  };
  const scrollTo = async (top: number): Promise<void> => {
    page.scroller.scrollTop = top;
    await page.drawn();
  };
  const streaming = (text: string) => ({
    replyId: 'reply-22',
    replyTo: 'message-21',
    gen: 1,
    text,
  });

  it('[1.3] follows the end while a reply grows, as long as the reader is there', async () => {
    const messages = [...manyMessages(20), buildUserMessage({ seq: 21 })];
    page = await mountPanel({ conversation: buildConversation({ messages }) });
    expect(atEnd(), 'opens at the end').to.equal(true);
    let text = '';
    for (let line = 0; line < 10; line += 1) {
      text += 'A line that is long enough to take some room in the panel.\n\n';
      await page.show({ replies: [streaming(text)] });
      expect(atEnd(), `after line ${line}`).to.equal(true);
    }
    expect(page.find('.pill')).to.equal(null);
  });

  it('[8.5] draws the newest of a long conversation first, and soon all of it', async () => {
    page = await mountPanel();
    page.panel.state = {
      ...buildState(),
      conversation: buildConversation({ messages: manyMessages(200) }),
    };
    await page.panel.updateComplete;
    const shown = (): string[] => page.texts('.messages > .message .bubble');
    await page.drawn();
    expect(shown().at(-1)).to.match(/^Message 200\./);
    expect(atEnd()).to.equal(true);
    while (shown().length < 200) await page.drawn();
    expect(shown()[0]).to.match(/^Message 1\./);
    expect(atEnd(), 'what is added above moves nothing').to.equal(true);
  });

  it('[1.3] leaves who reads further up in peace, and offers the new messages', async () => {
    const messages = [...manyMessages(20), buildUserMessage({ seq: 21 })];
    page = await mountPanel({ conversation: buildConversation({ messages }) });
    await page.show({ replies: [streaming('A')] });
    await scrollTo(page.scroller.scrollTop - 300);
    expect(page.get('.pill').ariaLabel).to.equal('To the latest message');
    const top = page.scroller.scrollTop;
    await page.show({ replies: [streaming('A line.\n\n'.repeat(20))] });
    expect(page.scroller.scrollTop).to.equal(top);
    expect(page.get('.pill').textContent.trim()).to.equal('1 new message');
    page.get('.pill').click();
    await page.drawn();
    expect(atEnd()).to.equal(true);
    expect(page.find('.pill')).to.equal(null);
  });

  it('[1.2] goes to the end with a message that the reader sends', async () => {
    page = await mountPanel({ conversation: buildConversation({ messages: manyMessages(20) }) });
    await scrollTo(0);
    await page.type('My question');
    page.press('Enter');
    const createdAt = '2026-03-02T09:40:00.000Z';
    await page.show({ outbox: [{ cid: 'x', text: 'My question', createdAt, state: 'sending' }] });
    expect(atEnd()).to.equal(true);
  });

  it('[1.3] does not touch finished messages and blocks while a reply grows', async () => {
    const messages = [...manyMessages(20), buildUserMessage({ seq: 21 })];
    const start = '# Title\n\nFirst paragraph.\n\n- one\n- two\n\nGrow';
    page = await mountPanel({
      conversation: buildConversation({ messages, replies: [streaming(start)] }),
    });
    const growing = page.get('.messages > :last-child .body');
    const last = growing.lastElementChild;
    const touched: Node[] = [];
    const observer = new MutationObserver((records) =>
      touched.push(...records.map((r) => r.target)),
    );
    observer.observe(page.get('.content'), {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
    for (const more of ['ing', 'ing and', 'ing and growing']) {
      await page.show({ replies: [streaming(start + more)] });
    }
    observer.disconnect();
    expect(growing.lastElementChild).to.equal(last);
    expect(last?.textContent).to.equal('Growing and growing');
    expect(touched).to.have.length.greaterThan(0);
    expect(touched.every((node) => last?.contains(node))).to.equal(true);
  });

  it('[1.3] keeps the element of a reply when it ends', async () => {
    const messages = [buildUserMessage()];
    const replies = [{ replyId: 'reply-2', replyTo: 'message-1', gen: 1, text: 'You have' }];
    page = await mountPanel({ conversation: buildConversation({ messages, replies }) });
    const element = page.get('chatbot-panel-reply[data-last]');
    await page.show({ seq: 2, messages: [...messages, buildBotMessage()], replies: [] });
    expect(page.get('chatbot-panel-reply[data-last]')).to.equal(element);
    expect(element.textContent).to.include('30 days');
  });

  it('[1.5] shows a reply below its question, also where the next one was sent before it ended', async () => {
    const messages = [buildUserMessage({ seq: 1 }), buildUserMessage({ seq: 2, text: 'Next' })];
    const replies = [
      { replyId: 'reply-3', replyTo: 'message-1', gen: 1, text: 'First answer' },
      { replyId: 'reply-4', replyTo: 'message-2', gen: 0, text: '' },
    ];
    page = await mountPanel({ conversation: buildConversation({ messages, replies }) });
    const order = (): string[] =>
      [...page.root.querySelectorAll<HTMLElement>('.messages > .message')].map(
        (message) => message.querySelector('.bubble')?.textContent.trim() ?? '',
      );
    const before = order();
    expect(before.map((text) => text.slice(0, 12))).to.deep.equal([
      'How long do ',
      'First answer',
      'Next',
      '',
    ]);
    const text = 'First answer';
    const ended = buildBotMessage({ seq: 3, replyTo: 'message-1', text, sources: [] });
    await page.show({ seq: 3, messages: [...messages, ended], replies: replies.slice(1) });
    expect(order()).to.deep.equal(before);
  });

  it('[1.2] groups messages of two minutes and separates days', async () => {
    const at = (day: number, minute: number): string =>
      new Date(2025, 4, day, 10, minute).toISOString();
    const messages = [
      buildUserMessage({ seq: 1, createdAt: at(1, 0) }),
      buildUserMessage({ seq: 2, createdAt: at(1, 1) }),
      buildUserMessage({ seq: 3, createdAt: at(1, 5) }),
      buildUserMessage({ seq: 4, createdAt: at(2, 0) }),
    ];
    page = await mountPanel({ conversation: buildConversation({ messages }) });
    const firsts = [...page.root.querySelectorAll('chatbot-panel-question')].map((message) =>
      message.hasAttribute('data-first'),
    );
    expect(firsts).to.deep.equal([true, false, true, true]);
    expect(page.texts('.day')).to.deep.equal(['May 1, 2025', 'May 2, 2025']);
  });

  it('[8.1] moves from message to message with the arrow keys', async () => {
    page = await mountPanel({ conversation: buildConversation({ messages: manyMessages(4) }) });
    const said = (): string =>
      page.root.activeElement?.querySelector('.bubble')?.textContent.trim() ?? '';
    page.scroller.focus();
    page.press('ArrowUp', page.scroller);
    expect(said()).to.match(/^Message 4\./);
    page.press('ArrowUp', page.root.activeElement ?? page.scroller);
    expect(said()).to.match(/^Message 3\./);
    page.press('Home', page.root.activeElement ?? page.scroller);
    expect(said()).to.match(/^Hello!/);
  });

  it('[8.1] gives a reply its markdown and its buttons when it comes near', async () => {
    page = await mountPanel({ conversation: buildConversation({ messages: manyMessages(80) }) });
    const all = () => page.root.querySelectorAll<HTMLElement>('.messages > chatbot-panel-reply');
    while (all().length < 40) await page.drawn();
    const replies = [...all()];
    const has = (reply: Element | undefined): boolean[] =>
      ['.raw', '.actions'].map((part) => reply?.querySelector(part) != null);
    // None that was among the first to be drawn: those may have been in sight for a moment.
    const earlier = replies[8];
    expect(has(earlier)).to.deep.equal([true, false]);
    expect(earlier?.textContent.trim()).to.match(/It has some more words\.$/);
    expect(has(replies.at(-1))).to.deep.equal([false, true]);
    earlier?.focus();
    await page.drawn();
    expect(has(earlier)).to.deep.equal([false, true]);
  });

  it('[1.5] stays where it was when the panel is moved in the page', async () => {
    page = await mountPanel({ conversation: buildConversation({ messages: manyMessages(20) }) });
    await scrollTo(120);
    const place = page.panel.parentElement;
    document.body.append(page.panel);
    place?.append(page.panel);
    await page.drawn();
    expect(page.scroller.scrollTop).to.equal(120);
  });
});
