import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import {
  buildBotMessage,
  buildConversation,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { axeViolations } from '../../testing/axe.js';
import { mountPanel, type PanelOnPage } from '../testing/mount-panel.js';

const PAGE = 60;
const ALL = Array.from({ length: 3 * PAGE }, (_, index) => {
  const seq = index + 1;
  const text = `Message ${seq}. ${'It has some more words. '.repeat(4)}`;
  return seq % 2 === 1
    ? buildUserMessage({ seq, text })
    : buildBotMessage({ seq, text, sources: [] });
});

describe('messages from before', () => {
  let page: PanelOnPage;
  /** First seq of the messages that are loaded. */
  let from: number;

  beforeEach(() => {
    from = 2 * PAGE;
  });
  afterEach(() => page.remove());

  const conversation = (): Conversation =>
    buildConversation({ messages: ALL.slice(from), hasMore: from > 0 });
  const earlier = async (): Promise<Conversation> => {
    await new Promise(requestAnimationFrame);
    from -= PAGE;
    if (page.panel.state) page.panel.state = { ...page.panel.state, conversation: conversation() };
    return conversation();
  };
  const open = async (): Promise<void> => {
    page = await mountPanel({ conversation: conversation() });
    page.loadEarlier = earlier;
    await until(() => shown().length === PAGE);
  };
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await page.drawn();
  };
  const shown = (): string[] =>
    page.texts('.messages > .message .bubble').map((text) => text.split('.')[0] ?? '');
  const inSight = (): Element | undefined => {
    const { top } = page.scroller.getBoundingClientRect();
    const all = [...page.root.querySelectorAll('.messages > .message')];
    return all.find((one) => one.getBoundingClientRect().top > top);
  };
  const button = (): HTMLButtonElement => page.get('.earlier button');

  it('[8.4] are loaded as the reader scrolls up, and nothing in sight moves', async () => {
    await open();
    expect(page.done, 'nobody looked').to.deep.equal([]);
    page.scroller.scrollTop = 60;
    await new Promise(requestAnimationFrame);
    const seen = inSight();
    const before = seen?.getBoundingClientRect().top ?? 0;
    await until(() => shown().length === 2 * PAGE);
    await page.drawn();
    expect(seen?.getBoundingClientRect().top).to.be.closeTo(before, 2);
    expect(page.done).to.deep.equal(['loadEarlier']);
    while (from > 0) {
      page.scroller.scrollTop = 0;
      await page.drawn();
    }
    await until(() => shown().length === 3 * PAGE);
    expect(shown()).to.deep.equal(ALL.map((_, index) => `Message ${index + 1}`));
    expect(page.find('.earlier')).to.equal(null);
    expect(page.texts('.content > .message .bubble')[0], 'the greeting is first').to.match(
      /^Hello/,
    );
  });

  it('[8.1] are loaded by keyboard: the button, Home, and Page Up', async () => {
    await open();
    button().focus();
    await until(() => from < 2 * PAGE);
    await until(() => shown().length === 2 * PAGE);
    page.scroller.focus();
    page.press('Home', page.scroller);
    await until(() => from === 0);
    await until(() => shown().length === 3 * PAGE);
    page.press('Home', page.root.activeElement ?? page.scroller);
    expect(page.root.activeElement?.querySelector('.bubble')?.textContent.trim()).to.match(
      /^Hello!/,
    );
  });

  it('[8.1] the focus stays in the conversation when there are no more', async () => {
    from = PAGE;
    page = await mountPanel({ conversation: conversation() });
    page.loadEarlier = earlier;
    await until(() => shown().length === 2 * PAGE);
    button().focus({ preventScroll: true });
    button().click();
    await until(() => shown().length === 3 * PAGE);
    expect(page.root.activeElement?.className).to.equal('scroller');
  });

  it('[8.4] says while they come, and when they do not, and asks again when the link is back', async () => {
    await open();
    let fail = (): void => undefined;
    page.loadEarlier = () =>
      new Promise((_, reject) => {
        fail = () => reject(new Error('The link is lost.'));
      });
    button().click();
    await page.drawn();
    expect(button().textContent.trim()).to.equal('Loading earlier messages …');
    expect(await axeViolations(page.panel)).to.deep.equal([]);
    button().click();
    expect(page.done, 'once').to.deep.equal(['loadEarlier']);
    fail();
    await page.drawn();
    expect(page.texts('.earlier')).to.deep.equal([
      'Earlier messages could not be loaded. Try again',
    ]);
    page.scroller.scrollTop = 0;
    await page.drawn();
    expect(page.done, 'not by itself').to.deep.equal(['loadEarlier']);
    page.loadEarlier = earlier;
    await page.set({ connection: { kind: 'recovering', retryAt: 0 } });
    await page.set({ connection: { kind: 'open' } });
    await until(() => shown().length === 2 * PAGE);
  });

  it('[1.6] are copied with the rest of the conversation', async () => {
    await open();
    let copied = '';
    const { clipboard } = navigator;
    const writeText = (text: string): Promise<void> => {
      copied = text;
      return Promise.resolve();
    };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText } });
    try {
      page.button('More').click();
      await page.drawn();
      page.button('Copy conversation').click();
      await until(() => copied !== '');
    } finally {
      Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
    }
    const numbers = [...copied.matchAll(/Message (\d+)\./g)].map(([, number]) => Number(number));
    expect(numbers).to.deep.equal(ALL.map(({ seq }) => seq));
  });
});
