import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import {
  buildBotMessage,
  buildChatbotInfo,
  buildConversation,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { mountPanel, type PanelOnPage } from '../testing/mount-panel.js';

const LONG = 'Most things can be sent back, by post or in a store. '.repeat(4);
const TABLE = `| Country | Standard | Express | Same day | Returns |
|---|--:|--:|--:|---|
${'| Switzerland and Liechtenstein | 12.90 CHF | 24.90 CHF | not available | by post |\n'.repeat(30)}`;

const PROBLEM = {
  code: 'service-timeout',
  message: 'The chatbot service did not answer within 30 s.',
  action: 'Try again, or check the address of the service.',
  retryable: true,
  correlationId: 'c0ffee',
};

/** Turns of a conversation, each ended by what the state is about. */
const STATES: Readonly<Record<string, Partial<Conversation>>> = {
  'replies that have ended': {
    messages: [1, 2, 3].flatMap((turn) => [
      buildUserMessage({ seq: 2 * turn - 1 }),
      buildBotMessage({ seq: 2 * turn, text: LONG }),
    ]),
  },
  'replies in a row': {
    messages: [
      buildUserMessage({ seq: 1 }),
      buildBotMessage({ seq: 2, sources: [] }),
      buildBotMessage({ seq: 3, feedback: 'good', sources: [] }),
      buildUserMessage({ seq: 4 }),
    ],
  },
  'a reply on its way': {
    messages: [
      buildUserMessage({ seq: 1 }),
      buildBotMessage({ seq: 2 }),
      buildUserMessage({ seq: 3 }),
    ],
    replies: [{ replyId: 'reply-4', replyTo: 'message-3', gen: 1, text: LONG }],
  },
  'a message on its way': {
    messages: [buildUserMessage({ seq: 1 }), buildBotMessage({ seq: 2 })],
    outbox: [
      { cid: 'a', text: 'Hello?', createdAt: new Date(0).toISOString(), state: 'sending' },
      { cid: 'b', text: 'Anybody?', createdAt: new Date(0).toISOString(), state: 'sending' },
    ],
  },
  'a reply with what to ask next': {
    messages: [
      buildUserMessage({ seq: 1 }),
      buildBotMessage({ seq: 2, quickReplies: ['How long?', 'How much?'] }),
    ],
  },
  'a message that was not sent': {
    messages: [buildUserMessage({ seq: 1 }), buildBotMessage({ seq: 2 })],
    outbox: [
      { cid: 'a', text: LONG, createdAt: new Date(0).toISOString(), state: 'failed' },
      { cid: 'b', text: 'Hello?', createdAt: new Date(0).toISOString(), state: 'sending' },
    ],
  },
  'replies that failed or were stopped': {
    messages: [
      buildUserMessage({ seq: 1 }),
      buildBotMessage({ seq: 2, state: 'stopped', text: LONG }),
      buildUserMessage({ seq: 3 }),
      buildBotMessage({ seq: 4, state: 'failed', text: '', sources: [], problem: PROBLEM }),
    ],
  },
  'a wide table': {
    messages: [buildUserMessage({ seq: 1 }), buildBotMessage({ seq: 2, text: TABLE })],
  },
};

const SIZES = [
  [400, 640],
  [390, 844],
  [320, 402],
  [600, 264],
  [698, 498],
] as const;

/** Parts that may not overlap another of them, but for what they are in. */
const PARTS =
  '.bubble, .body, .chip, .note, .problem, .actions, .state, .branding, footer > .composer';

describe('places of what a panel shows', () => {
  let page: PanelOnPage;

  afterEach(() => page.remove());

  async function mount(
    conversation: Partial<Conversation>,
    appearance: object,
    size: readonly [number, number],
  ): Promise<void> {
    const chatbot = buildChatbotInfo({ config: { appearance } });
    page = await mountPanel({
      chatbot,
      config: chatbot.config,
      conversation: buildConversation({ messages: [], ...conversation }),
    });
    await resize(size);
  }

  async function resize([width, height]: readonly [number, number]): Promise<void> {
    const frame = page.panel.parentElement ?? expect.fail('no frame');
    frame.style.inlineSize = `${width}px`;
    frame.style.blockSize = `${height}px`;
    await page.drawn();
  }

  /** Pairs of parts of which one lies over the other, by more than a rounded pixel. */
  function overlaps(): string[] {
    const within = page.get('footer').getBoundingClientRect().top;
    const boxes = [...page.root.querySelectorAll<HTMLElement>(PARTS)]
      .filter((element) => element.checkVisibility({ contentVisibilityAuto: true }))
      .map((element) => {
        const { top, bottom, left, right } = element.getBoundingClientRect();
        // The list is cut where the footer begins.
        const cut = element.closest('footer') ? bottom : Math.min(bottom, within);
        const name = element.className || element.localName;
        return { element, name, top, bottom: cut, left, right };
      })
      .filter(({ top, bottom }) => bottom > top);
    return boxes.flatMap((a, index) =>
      boxes
        .slice(index + 1)
        .filter(
          (b) =>
            !a.element.contains(b.element) &&
            !b.element.contains(a.element) &&
            Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 0.5 &&
            Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5,
        )
        .map((b) => `${a.name} and ${b.name}`),
    );
  }

  for (const [state, conversation] of Object.entries(STATES)) {
    it(`[1.2] nothing lies over its neighbour: ${state}`, async () => {
      for (const density of ['comfortable', 'compact'] as const) {
        for (const bubbles of ['plain', 'filled', 'outlined'] as const) {
          await mount(conversation, { density, bubbles }, SIZES[0]);
          for (const size of SIZES) {
            if (size !== SIZES[0]) await resize(size);
            expect(overlaps(), `${density}, ${bubbles}, ${size.join(' × ')}`).to.deep.equal([]);
          }
          page.remove();
        }
      }
    });
  }

  it('[2.1] in either density messages lie on whole pixels, which are drawn alike wherever the panel is', async () => {
    for (const density of ['comfortable', 'compact'] as const) {
      for (const bubbles of ['plain', 'filled', 'outlined'] as const) {
        await mount(STATES['replies that have ended'] ?? {}, { density, bubbles }, SIZES[0]);
        const { top } = page.panel.getBoundingClientRect();
        const between = [
          ...page.root.querySelectorAll('.message, .bubble, .body, .sources'),
        ].filter((part) => !Number.isInteger(part.getBoundingClientRect().top - top));
        expect(between, `${density}, ${bubbles}`).to.deep.equal([]);
        page.remove();
      }
    }
  });

  it('[1.6] the actions of a reply have their place before they are there: nothing moves', async () => {
    const question = buildUserMessage({ seq: 1 });
    const text = 'Within 60 days.';
    const replies = [{ replyId: 'message-2', replyTo: 'message-1', gen: 1, text }];
    await mount({ messages: [question], replies }, {}, [400, 640]);
    const top = (): number => page.get('.messages .message.bot').getBoundingClientRect().top;
    const height = (): number => page.get('.messages .message.bot').offsetHeight;
    const before = [top(), height()];
    const ended = buildBotMessage({ seq: 2, text, sources: [] });
    await page.show({ messages: [question, ended], replies: [], seq: 2 });
    expect(page.find('.actions')).to.not.equal(null);
    expect([top(), height()]).to.deep.equal(before);
  });

  it('[1.2] a short panel keeps starters and branding, and shows the greeting’s first line', async () => {
    const starters = ['How do I return an item?', 'When will it arrive?', 'Do you repair boots?'];
    for (const size of [...SIZES, [400, 260], [320, 256]] as const) {
      await mount({}, { starters, branding: true }, size);
      const list = page.scroller.getBoundingClientRect();
      const line = page.get('.content > .message.bot .bubble').getBoundingClientRect().top + 22;
      expect(page.scroller.scrollTop, size.join(' × ')).to.equal(0);
      expect(line, size.join(' × ')).to.be.at.most(list.bottom);
      expect(page.root.querySelectorAll('.starter, .starters button')).to.have.length(3);
      const branding = [...page.root.querySelectorAll<HTMLElement>('.branding')];
      const shown = branding.filter((element) => element.checkVisibility());
      expect(shown, size.join(' × ')).to.have.length(1);
      // By scrolling, all of it can be seen.
      page.scroller.scrollTop = 1e6;
      await page.drawn();
      const end = Math.max(
        ...[...page.root.querySelectorAll('.starters, .branding')]
          .filter((element) => element.checkVisibility() && !element.closest('footer'))
          .map((element) => element.getBoundingClientRect().bottom),
      );
      expect(end).to.be.at.most(list.bottom + 0.5);
      page.remove();
    }
  });

  it('[1.6] a wide table keeps the padding of its edges and its headers, and says that there is more', async () => {
    const messages = [buildUserMessage({ seq: 1 }), buildBotMessage({ seq: 2, text: TABLE })];
    await mount({ messages }, {}, [320, 640]);
    const table = page.get<HTMLElement>('.table');
    expect(table.scrollWidth).to.be.above(table.clientWidth);
    const fade = (): string => getComputedStyle(table, '::after').content;
    expect(fade()).to.equal('""');
    // What sticks to the edge goes as far as its column.
    const [column] = getComputedStyle(table).gridTemplateColumns.split(' ');
    expect(parseFloat(column ?? '')).to.be.closeTo(table.scrollWidth, 1);
    const [th, td] = ['th', 'td'].map((name) => page.get<HTMLElement>(`.table ${name}`));
    const fill = (cell?: HTMLElement): string =>
      cell ? getComputedStyle(cell).backgroundColor : '';
    expect(fill(th), 'headers are told apart').not.to.equal(fill(td));
    table.scrollTo(1e6, 1e6);
    await page.drawn();
    expect(fade()).to.equal('none');
    const edge = table.getBoundingClientRect();
    const last = page.get<HTMLElement>('.table tr:last-child td:last-child');
    expect(getComputedStyle(last).paddingInlineEnd).to.equal('12px');
    expect(last.getBoundingClientRect().right).to.be.closeTo(edge.right - 1, 1);
    const [head] = table.querySelectorAll('th');
    expect(head?.getBoundingClientRect().top).to.be.closeTo(edge.top + 1, 1);
    expect(head?.getBoundingClientRect().left).to.be.closeTo(edge.left + 1, 1);
    // In a bubble, and in a reply that is chosen, the first column is no other table's.
    const behind = (element: Element): string => getComputedStyle(element).backgroundColor;
    expect(behind(page.get('.table td'))).to.equal(behind(table));
    table.scrollTo(0, 0);
  });
});
