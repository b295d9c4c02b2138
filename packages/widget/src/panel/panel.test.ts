import type { Problem, Source } from '@chatbot-test/shared/protocol/message.schema.js';
import {
  buildBotMessage,
  buildChatbotInfo,
  buildConversation,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { mountPanel, type PanelOnPage } from './testing/mount-panel.js';

const problem: Problem = {
  code: 'service-timeout',
  message: 'The chatbot service did not answer within 30 s.',
  action: 'Try again, or check the address of the service.',
  retryable: true,
  correlationId: 'c-17',
};

/** A picture of one pixel. */
const DOT =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('the panel', () => {
  let page: PanelOnPage;

  afterEach(() => page.remove());

  it('[2.2] greets with the configured words and offers the starters', async () => {
    page = await mountPanel();
    expect(page.texts('.title')).to.deep.equal(['Shop helper']);
    expect(page.texts('.subtitle')).to.deep.equal(['Answers from our help pages']);
    expect(page.texts('chatbot-panel-reply .body')).to.deep.equal([
      'Hello! Ask me about orders, returns or delivery.',
    ]);
    page.button('When will my order arrive?').click();
    expect(page.done).to.deep.equal(['send When will my order arrive?']);
    await page.show(buildConversation());
    expect(page.find('.starters')).to.equal(null);
  });

  it('[2.2] wears the colours, the corners and the font of the appearance', async () => {
    const light = { primary: '#f5c518', surface: '#fffdf0', text: '#221f10' };
    const appearance = { theme: 'light', light, font: 'serif', radius: 4 } as const;
    page = await mountPanel({ chatbot: buildChatbotInfo({ config: { appearance } }) });
    const header = getComputedStyle(page.get('header'));
    expect(header.backgroundColor).to.equal('rgb(245, 197, 24)');
    expect(
      Math.max(...(header.color.match(/\d+/g) ?? []).map(Number)),
      'dark on yellow',
    ).to.be.below(32);
    const panel = getComputedStyle(page.panel);
    expect(panel.backgroundColor).to.equal('rgb(255, 253, 240)');
    expect(header.fontFamily).to.include('Georgia');
    expect(panel.getPropertyValue('--chatbot-radius')).to.equal('4px');
  });

  it('[2.2] follows its theme attribute before the appearance', async () => {
    page = await mountPanel();
    page.panel.theme = 'dark';
    await page.drawn();
    const { dark } = buildChatbotInfo().config.appearance;
    const style = getComputedStyle(page.panel);
    expect(style.getPropertyValue('--chatbot-surface')).to.equal(dark.surface);
    expect(style.colorScheme).to.equal('dark');
  });

  it('[2.4] shows a changed configuration and keeps draft, focus, scroll and elements', async () => {
    const messages = Array.from({ length: 20 }, (_, index) =>
      buildUserMessage({ seq: index + 1, text: `Question ${index + 1}` }),
    );
    page = await mountPanel({ conversation: buildConversation({ messages }) });
    await page.type('half a thou');
    page.field.focus();
    page.scroller.scrollTop = 100;
    await page.drawn();
    const first = page.get('chatbot-panel-question');
    await page.set({
      config: buildChatbotInfo({ config: { name: 'New name', appearance: { radius: 0 } } }).config,
    });
    expect(page.texts('.title')).to.deep.equal(['New name']);
    expect(page.field.value).to.equal('half a thou');
    expect(page.root.activeElement).to.equal(page.field);
    expect(page.scroller.scrollTop).to.equal(100);
    expect(page.get('chatbot-panel-question')).to.equal(first);
  });

  it('[2.3] shows the initial where there is no avatar, and where it breaks', async () => {
    page = await mountPanel();
    expect(page.texts('header .avatar')).to.deep.equal(['S']);
    const config = (avatar: string) =>
      buildChatbotInfo({ config: { appearance: { avatar } } }).config;
    const broken = new Promise((resolve) => {
      page.root.addEventListener('error', resolve, { capture: true, once: true });
    });
    await page.set({ config: config('data:image/png;base64,AAAA') });
    await broken;
    const initial = (): string => getComputedStyle(page.get('header .initial')).visibility;
    expect(initial()).to.equal('visible');
    const loaded = new Promise((resolve) => {
      page.root.addEventListener('load', resolve, { capture: true, once: true });
    });
    await page.set({ config: config(DOT) });
    await loaded;
    expect(initial()).to.equal('hidden');
  });

  it('[2.3] shows the initial once, and a picture beside messages too', async () => {
    page = await mountPanel({ conversation: buildConversation() });
    expect(page.texts('.avatar')).to.deep.equal(['S']);
    const { left } = page.get('.message.bot').getBoundingClientRect();
    expect(page.get('.message.bot .bubble').getBoundingClientRect().left).to.equal(left);
    await page.set({
      config: buildChatbotInfo({ config: { appearance: { avatar: DOT } } }).config,
    });
    expect(page.find('.message.bot .avatar img')).not.to.equal(null);
  });

  it('[1.5] says in words where the link is, once that has lasted', async () => {
    page = await mountPanel({ conversation: buildConversation() });
    const said = async (words: string): Promise<void> => {
      while (page.texts('.subtitle')[0] !== words) await page.drawn();
    };
    await page.set({ connection: { kind: 'recovering', retryAt: Date.now() } });
    expect(page.texts('.subtitle')).to.deep.equal(['Answers from our help pages']);
    await said('Reconnecting …');
    await page.set({ connection: { kind: 'recovering', retryAt: 0, reason: 'moved' } });
    await said('Reconnecting … Server restarting.');
    await page.set({ connection: { kind: 'offline' } });
    expect(page.texts('.subtitle')).to.deep.equal(['Offline: will send later']);
    await page.set({ connection: { kind: 'open' } });
    expect(page.texts('.subtitle')).to.deep.equal(['Answers from our help pages']);
  });

  it('[4.4] says what keeps it from connecting, what to do, and tries again', async () => {
    page = await mountPanel({ connection: { kind: 'failed', problem } });
    expect(page.texts('.notice')[0]).to.include(
      'The chatbot service did not answer within 30 s. Try again, or check the address of the service.',
    );
    page.button('Try again').click();
    expect(page.done).to.deep.equal(['reconnect']);
    const ended = { ...problem, code: 'session-ended' };
    await page.set({ connection: { kind: 'failed', problem: ended } });
    expect(page.button('Start a new conversation')).not.to.equal(null);
  });

  it('[1.5] keeps a failed message in its place with the reason, Retry and details', async () => {
    const text = 'And for a tent?';
    const outgoing = { cid: 'x', text, createdAt: '2026-03-02T09:31:00.000Z' };
    page = await mountPanel({
      conversation: buildConversation({ outbox: [{ ...outgoing, state: 'failed', problem }] }),
    });
    const last = page.texts('chatbot-panel-question').at(-1);
    expect(last).to.include(text).and.include(problem.message);
    page.button('Retry').click();
    page.button('Delete').click();
    expect(page.done).to.deep.equal(['retry x', 'discard x']);
    expect(page.button('Copy details')).not.to.equal(null);
  });

  it('[1.5] says of each message whether it is sending, waiting or sent', async () => {
    const createdAt = '2026-03-02T09:31:00.000Z';
    const outbox = [{ cid: 'x', text: 'Hello', createdAt, state: 'sending' }] as const;
    page = await mountPanel({ conversation: buildConversation({ messages: [], seq: 0, outbox }) });
    expect(page.texts('.state')).to.deep.equal(['Sending …']);
    const element = page.get('chatbot-panel-question');
    await page.set({ connection: { kind: 'offline' } });
    expect(page.texts('.state')).to.deep.equal(['Will be sent when the connection is back']);
    await page.set({ connection: { kind: 'open' } });
    await page.show({ outbox: [{ ...outbox[0], state: 'sent' }] });
    expect(page.texts('.state')).to.deep.equal(['Sent']);
    const message = buildUserMessage({ cid: 'x', text: 'Hello' });
    await page.show({ seq: 1, messages: [message], outbox: [] });
    expect(page.get('chatbot-panel-question'), 'the same element').to.equal(element);
  });

  it('[4.5] shows what a failed reply has said, why it ended, and asks again', async () => {
    const failed = buildBotMessage({ state: 'failed', text: 'You have', sources: [], problem });
    page = await mountPanel({
      conversation: buildConversation({ messages: [buildUserMessage(), failed] }),
    });
    expect(page.texts('chatbot-panel-reply').at(-1))
      .to.include('You have')
      .and.include(problem.message);
    page.button('Ask again').click();
    expect(page.done).to.deep.equal(['regenerate reply-2']);
    const later = buildUserMessage({ seq: 3 });
    await page.show({ seq: 3, messages: [buildUserMessage(), failed, later] });
    page.button('Ask again').click();
    expect(page.done.at(-1)).to.equal('send How long do I have to return an item?');
  });

  it('[1.3] stops the running reply, and marks one that was stopped', async () => {
    const replies = [{ replyId: 'reply-2', replyTo: 'message-1', gen: 1, text: 'You' }];
    const messages = [buildUserMessage()];
    page = await mountPanel({ conversation: buildConversation({ messages, replies }) });
    page.button('Stop the reply').click();
    expect(page.done).to.deep.equal(['stop reply-2']);
    const stopped = buildBotMessage({ state: 'stopped', text: 'You', sources: [] });
    await page.show({ seq: 2, messages: [...messages, stopped], replies: [] });
    expect(page.texts('.note')).to.deep.equal(['Stopped']);
    expect(page.find('.stop')).to.equal(null);
  });

  it('[1.7] shows that it is writing before the first word', async () => {
    const replies = [{ replyId: 'reply-2', replyTo: 'message-1', gen: 0, text: '' }];
    const messages = [buildUserMessage()];
    page = await mountPanel({ conversation: buildConversation({ messages, replies }) });
    expect(page.get('.dots').ariaLabel).to.equal('Shop helper is writing');
    await page.show({ replies: [{ ...replies[0]!, gen: 1, text: 'You' }] });
    expect(page.find('.dots')).to.equal(null);
  });

  it('[1.7] announces a reply once, when it has ended, and nothing of an old conversation', async () => {
    const messages = [buildUserMessage()];
    page = await mountPanel({ conversation: buildConversation() });
    const said: string[] = [];
    const region = page.get('[aria-live=polite]');
    const observer = new MutationObserver(() => said.push(region.textContent));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    expect(region.textContent).to.equal('');
    const question = buildUserMessage({ seq: 3 });
    const all = [...messages, buildBotMessage(), question];
    for (const text of ['You have', 'You have **30', 'You have **30 days** [1].']) {
      const replies = [{ replyId: 'reply-4', replyTo: question.id, gen: 1, text }];
      await page.show({ seq: 3, messages: all, replies });
    }
    const text = 'You have **30 days** [1].';
    await page.show({ seq: 4, messages: [...all, buildBotMessage({ seq: 4, text })], replies: [] });
    observer.disconnect();
    expect(said).to.deep.equal(['Shop helper: You have 30 days .']);
    expect(page.scroller.ariaLive).to.equal('off');
  });

  it('[1.7] announces a message that could not be sent', async () => {
    page = await mountPanel({ conversation: buildConversation() });
    const outgoing = { cid: 'x', text: 'Hello', createdAt: '2026-03-02T09:31:00.000Z' };
    await page.show({ outbox: [{ ...outgoing, state: 'sending' }] });
    await page.show({ outbox: [{ ...outgoing, state: 'failed', problem }] });
    expect(page.texts('[aria-live=polite]')).to.deep.equal([`Not sent. ${problem.message}`]);
  });

  it('[1.6] opens the passage that a reply cites, from its text and from below it', async () => {
    page = await mountPanel({ conversation: buildConversation() });
    const passage = page.get('.passage');
    expect(passage.hidden).to.equal(true);
    page.get('.source').click();
    await page.drawn();
    expect(passage.hidden).to.equal(false);
    expect(passage.textContent).to.include('You can return an item within 30 days of delivery.');
    expect(passage.querySelector('a')?.rel).to.equal('noopener noreferrer');
    page.get('button.cite').click();
    await page.drawn();
    expect(passage.hidden).to.equal(true);
  });

  it('[1.6] shows a document once, whose passages are told apart by number and heading', async () => {
    const of = (index: number, documentId: string, heading: string): Source => ({
      ...{ index, documentId, heading, title: documentId, url: null },
      passage: `Passage ${index}.`,
    });
    const text = 'Thirty days [1], by post [2], unworn [3].';
    const sources = [of(1, 'Returns', ''), of(2, 'Shipping', ''), of(3, 'Returns', 'Condition')];
    const reply = buildBotMessage({ text, sources });
    page = await mountPanel({
      conversation: buildConversation({ messages: [buildUserMessage(), reply] }),
    });
    expect(page.texts('.source')).to.deep.equal(['Source 1 3 Returns', 'Source 2 Shipping']);
    page.button('Source 3: Returns').click();
    await page.drawn();
    expect(page.texts('.passage .title')).to.deep.equal(['1 Returns', '3 Condition']);
    expect(page.texts('.passage [aria-current=true]')).to.deep.equal(['3 Condition']);
    expect(page.texts('blockquote')).to.deep.equal(['Passage 1.', 'Passage 3.']);
    page.button('Source 2: Shipping').click();
    await page.drawn();
    expect(page.texts('.passage .title')).to.deep.equal(['2 Shipping']);
    expect(page.texts('.source[aria-expanded=true]')).to.deep.equal(['Source 2 Shipping']);
    page.get('.source[aria-expanded=true]').click();
    await page.drawn();
    expect(page.get('.passage').hidden).to.equal(true);
  });

  it('[1.2] closes on Esc and by its button', async () => {
    page = await mountPanel();
    let closed = 0;
    page.panel.addEventListener('panel-close', () => (closed += 1));
    page.press('Escape');
    page.button('Close').click();
    expect(closed).to.equal(2);
    page.panel.closable = false;
    await page.drawn();
    page.press('Escape');
    expect(closed).to.equal(2);
    expect(page.find('[part=close]')).to.equal(null);
  });

  it('[4.1] chooses a reply of a test session by click and by Enter, never of a live one', async () => {
    page = await mountPanel({ conversation: buildConversation() });
    const chosen: string[] = [];
    page.panel.addEventListener('reply-select', ({ replyId }) => chosen.push(replyId));
    const reply = page.get('chatbot-panel-reply[data-last]');
    reply.click();
    expect(chosen).to.deep.equal([]);
    const session = page.panel.state?.session;
    if (session) await page.set({ session: { ...session, mode: 'test' } });
    reply.click();
    reply.dispatchEvent(
      new KeyboardEvent('keyup', { key: 'Enter', bubbles: true, composed: true }),
    );
    page.get('button.cite').click();
    expect(chosen).to.deep.equal(['reply-2', 'reply-2']);
    page.panel.selected = 'reply-2';
    await page.drawn();
    expect(reply.hasAttribute('data-selected')).to.equal(true);
  });

  it('[3.1] clears the conversation from its menu, after asking', async () => {
    page = await mountPanel({ conversation: buildConversation() });
    expect(page.texts('chatbot-panel-menu')).to.deep.equal(['']);
    page.button('More').click();
    await page.drawn();
    page.button('Clear conversation').click();
    await page.drawn();
    expect(page.done).to.deep.equal([]);
    page.button('Clear').click();
    await page.drawn();
    expect(page.done).to.deep.equal(['reset']);
    expect(page.find('.menu')).to.equal(null);
    expect(page.root.activeElement).to.equal(page.button('More'));
  });
});
