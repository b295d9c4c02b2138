import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import {
  buildBotMessage,
  buildChatbotInfo,
  buildConversation,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { axeViolations, COLOUR_RULES } from '../testing/axe.js';
import type { SessionState } from '../session/session-state.js';
import { EVERYTHING } from './markdown/testing/everything.js';
import { mountPanel, type PanelOnPage } from './testing/mount-panel.js';

const problem: Problem = {
  code: 'service-timeout',
  message: 'The chatbot service did not answer within 30 s.',
  action: 'Try again, or check the address of the service.',
  retryable: true,
  correlationId: 'c-17',
};
const question = buildUserMessage();
const outgoing = { cid: 'x', text: 'And a tent?', createdAt: question.createdAt };
const open = { replyId: 'reply-2', replyTo: 'message-1', gen: 1, text: 'You **have' };

const conversations: Record<string, Parameters<typeof buildConversation>[0]> = {
  done: {},
  empty: { messages: [], seq: 0 },
  typing: { messages: [question], replies: [{ ...open, gen: 0, text: '' }] },
  streaming: { messages: [question], replies: [open] },
  markdown: { messages: [question, buildBotMessage({ text: EVERYTHING })] },
  sending: { outbox: [{ ...outgoing, state: 'sending' }] },
  failed: { outbox: [{ ...outgoing, state: 'failed', problem }] },
  'failed reply': { messages: [question, buildBotMessage({ state: 'failed', problem })] },
  stopped: { messages: [question, buildBotMessage({ state: 'stopped' })] },
  'of which earlier messages are elsewhere': { hasMore: true },
};
const ended = (code: string): Problem => ({ ...problem, code, retryable: false });

const states: Record<string, Partial<SessionState>> = {
  ...Object.fromEntries(
    Object.entries(conversations).map(([name, conversation]) => [
      name,
      { conversation: buildConversation(conversation) },
    ]),
  ),
  'before the chatbot is known': { chatbot: null, connection: { kind: 'connecting' } },
  offline: { connection: { kind: 'offline' } },
  'not connected': { connection: { kind: 'failed', problem } },
  recovering: { connection: { kind: 'recovering', retryAt: 0, reason: 'lost' } },
  expired: { connection: { kind: 'failed', problem: ended('session-expired') } },
  'ended by an operator': { connection: { kind: 'failed', problem: ended('session-ended') } },
  'open elsewhere': { connection: { kind: 'failed', problem: ended('replaced') } },
};

describe('the panel for everybody', () => {
  let page: PanelOnPage;

  afterEach(() => page.remove());

  for (const [name, state] of Object.entries(states)) {
    it(`[8.1] has no axe violation: ${name}, light and dark`, async () => {
      page = await mountPanel(state);
      for (const [theme, rules] of [
        ['light', undefined],
        ['dark', COLOUR_RULES],
      ] as const) {
        page.panel.theme = theme;
        await page.drawn();
        expect(await axeViolations(page.panel, rules), theme).to.deep.equal([]);
      }
    });
  }

  it('[8.1] has no axe violation with an open passage and an open menu', async () => {
    page = await mountPanel({ conversation: buildConversation() });
    page.get('.source').click();
    page.button('More').click();
    await page.drawn();
    expect(await axeViolations(page.panel)).to.deep.equal([]);
    page.button('Clear conversation').click();
    await page.drawn();
    expect(await axeViolations(page.panel)).to.deep.equal([]);
  });

  it('[8.1] has no axe violation with too long a message and messages that were missed', async () => {
    const messages = Array.from({ length: 20 }, (_, index) => ({
      ...buildBotMessage({ text: EVERYTHING }),
      id: `long-${index}`,
      seq: index + 1,
    }));
    page = await mountPanel({ conversation: buildConversation({ messages, seq: 20 }) });
    page.scroller.scrollTop = 0;
    await page.drawn();
    const conversation = buildConversation({ messages, seq: 20, replies: [open] });
    await page.set({ conversation });
    await page.type('a'.repeat(9_000));
    expect(page.texts('.count')).to.have.length(1);
    expect(page.find('.pill[data-missed]')).not.to.equal(null);
    expect(await axeViolations(page.panel)).to.deep.equal([]);
  });

  it('[8.1] marks the reply that is chosen where its lines begin', async () => {
    page = await mountPanel({
      conversation: buildConversation({ messages: [question, buildBotMessage()] }),
    });
    page.panel.selected = buildBotMessage().id;
    for (const [lang, edge] of [
      ['en', 'borderLeftWidth'],
      ['ar', 'borderRightWidth'],
    ] as const) {
      page.panel.lang = lang;
      while (page.get('.panel').lang !== lang) await page.drawn();
      await page.drawn();
      const mark = getComputedStyle(page.get('.message[data-selected]'), '::before');
      expect(mark[edge], lang).to.equal('3px');
    }
  });

  for (const primary of ['#f5c518', '#0f766e', '#7a7a7a']) {
    it(`[2.5] stays readable with the brand colour ${primary}`, async () => {
      const light = { primary, surface: '#ffffff', text: '#1b1c22' };
      const appearance = { theme: 'light', light, bubbles: 'filled' } as const;
      page = await mountPanel({
        chatbot: buildChatbotInfo({ config: { appearance } }),
        conversation: buildConversation(),
      });
      expect(await axeViolations(page.panel)).to.deep.equal([]);
    });
  }
});
