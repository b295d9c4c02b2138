import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import {
  buildBotMessage,
  buildConversation,
  buildReplyDebug,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import type { BotMessage, ReplyDebug } from '@chatbot-test/shared/protocol/message.schema.js';
import { expect } from 'chai';
import { axeViolations } from '../../testing/axe.js';
import { TWO_REPLIES } from '../testing/memory-session.js';
import type { SaveTestEvent } from './advice-events.js';
import { DebugPanel } from './debug-panel.js';
// Loaded already: it shows with the panel.
import './hit-list.js';
import { InspectedReplies, type InspectedReply } from './replies.js';
import type { ReplyChooseEvent } from './reply-list.js';

function repliesOf(
  messages: Conversation['messages'],
  replies: Conversation['replies'] = [],
): readonly InspectedReply[] {
  return new InspectedReplies().of(buildConversation({ messages, replies }));
}

async function mount(properties: Partial<DebugPanel> = {}): Promise<DebugPanel> {
  const panel = new DebugPanel();
  Object.assign(panel, { sessionId: 'session-1', ...properties });
  document.body.append(panel);
  await panel.updateComplete;
  return panel;
}

async function mountReply(
  debug: Partial<ReplyDebug> | null,
  message: Partial<BotMessage> = {},
): Promise<DebugPanel> {
  const bot = buildBotMessage({ ...(debug && { debug: buildReplyDebug(debug) }), ...message });
  return mount({ replies: repliesOf([buildUserMessage(), bot]) });
}

/** Reads the visible text, without the white space of the templates. */
function text(panel: Element, selector: string): string {
  const element = panel.shadowRoot?.querySelector(selector);
  return (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
}

function rows(panel: Element, selector: string): readonly string[] {
  const found = panel.shadowRoot?.querySelectorAll(selector) ?? [];
  return [...found].map((row) => (row.textContent ?? '').replace(/\s+/g, ' ').trim());
}

/** The hits that the panel shows, once they are there. */
async function hitsOf(panel: DebugPanel): Promise<Element> {
  for (;;) {
    const list = panel.shadowRoot?.querySelector('chatbot-hit-list');
    if (list) await list.updateComplete;
    if (list?.shadowRoot?.querySelector('summary')) return list;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

async function openTab(panel: DebugPanel, name: 'sources' | 'log'): Promise<void> {
  panel.shadowRoot?.querySelector<HTMLElement>(`#tab-${name}`)?.click();
  await panel.updateComplete;
}

describe('<chatbot-debug-panel>', () => {
  afterEach(() => document.querySelectorAll('chatbot-debug-panel').forEach((it) => it.remove()));

  it('[5.7] offers to save a reply as a test where the page keeps tests', async () => {
    const panel = await mountReply({}, { text: 'Within 30 days.' });
    expect(panel.shadowRoot?.querySelector('chatbot-save-test')).to.equal(null);
    panel.keepsTests = true;
    const offered = async (): Promise<HTMLElement> => {
      for (;;) {
        const part = panel.shadowRoot?.querySelector('chatbot-save-test')?.shadowRoot;
        const button = part?.querySelector('button');
        if (button) return button;
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    };
    const saved = new Promise<SaveTestEvent>((resolve) =>
      panel.addEventListener('bench-save-test', resolve, { once: true }),
    );
    (await offered()).click();
    const { question, answer, documentIds } = (await saved).reply;
    expect(question).to.equal(buildUserMessage().text);
    expect(answer).to.equal('Within 30 days.');
    expect(documentIds).to.deep.equal(
      buildBotMessage().sources.map(({ documentId }) => documentId),
    );
  });

  it('[4.1] shows total time, time to first token and every part of the time in one unit', async () => {
    const panel = await mountReply({});
    expect(text(panel, 'h3')).to.equal('Reply 1 · 142 ms');
    expect(rows(panel, '.waterfall tr')).to.deep.equal([
      'Queue 4 ms',
      'Retrieval 38 ms',
      'Prompt 1 ms',
      'Connect 0 ms',
      'First token 10 ms',
      'Generation 80 ms',
      'Store 9 ms',
      'Total 142 ms',
    ]);
    expect(rows(panel, '.figures > div')).to.include('To first token 53 ms');
  });

  it('[4.1] shows tokens, marked where they are estimated, and what is not known as unavailable', async () => {
    const estimated = await mountReply({ provider: 'http', model: null, costUsd: null });
    expect(rows(estimated, '.figures > div')).to.include.members([
      'Finish reason unavailable',
      'Tokens estimated112 in · 12 out',
      'Provider http',
      'Model unavailable',
      'Cost unavailable',
    ]);
    const unknown = await mountReply({ tokens: null, firstTokenMs: null });
    expect(rows(unknown, '.figures > div')).to.include.members([
      'Tokens unavailable',
      'To first token unavailable',
    ]);
    const free = await mountReply({
      provider: 'model',
      costUsd: 0,
      tokens: { input: 0, output: 0, estimated: false },
    });
    expect(rows(free, '.figures > div')).to.include.members(['Cost $0.00', 'Tokens 0 in · 0 out']);
  });

  it('[4.1] names no figure of a model where documents answer alone', async () => {
    const panel = await mountReply({ provider: 'knowledge' });
    expect(rows(panel, '.figures dt')).to.deep.equal([
      'To first token',
      'Tokens',
      'Provider',
      'Revision',
    ]);
  });

  it('[8.1] its tabs are chosen by the arrow keys, Home and End', async () => {
    const panel = await mountReply({});
    const chosen: (string | undefined)[] = [];
    panel.shadowRoot?.querySelector<HTMLElement>('#tab-sources')?.focus();
    for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowLeft', 'Home', 'End']) {
      const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
      panel.shadowRoot?.activeElement?.dispatchEvent(event);
      await panel.updateComplete;
      const tab = panel.shadowRoot?.querySelector('[role=tab][aria-selected=true]');
      expect(tab).to.equal(panel.shadowRoot?.activeElement);
      chosen.push(tab?.id);
    }
    expect(chosen).to.deep.equal([
      'tab-prompt',
      'tab-sources',
      'tab-log',
      'tab-sources',
      'tab-log',
    ]);
  });

  it('[4.2] lists the hits by rank, with score, whether they were used, and why they ranked', async () => {
    const [first, second] = buildReplyDebug().hits;
    const panel = await mountReply({ hits: [second, first].filter((hit) => hit !== undefined) });
    expect(text(panel, '#tab-sources')).to.equal('Sources 2');
    const list = await hitsOf(panel);
    expect(rows(list, 'summary')).to.deep.equal([
      'Rank1 Returns How long you have Confidence0.910 Used [1]',
      'Rank2 Exchanges Confidence0.370 Not used',
    ]);
    expect(rows(list, 'li:first-child blockquote')).to.deep.equal([
      'You can return an item within 30 days of delivery.',
    ]);
    expect(rows(list, 'li:first-child .parts tbody tr')).to.deep.equal([
      'Full text 0.620 1',
      'Spelling 0.440 2',
    ]);
    expect(text(list, 'li:first-child .order')).to.match(/^Hits are sorted by/);
    expect(text(list, 'li:first-child .origin')).to.equal('Chunk 1doc-returns#0');
  });

  it('[4.2] flags a reply that found nothing, and one that used nothing, with the likely cause', async () => {
    const none = await mountReply({ hits: [] });
    expect(text(none, '.notice.warn')).to.match(/^Nothing was found.*Likely cause: no document/);
    const unused = await mountReply({
      hits: buildReplyDebug().hits.map((hit) => ({ ...hit, used: false })),
    });
    expect(text(unused, '.notice.warn')).to.match(
      /^The reply uses nothing that was found.*threshold/,
    );
    const fine = await mountReply({});
    expect(fine.shadowRoot?.querySelector('.notice')).to.equal(null);
  });

  it('[4.2] says the cause that the server found, instead of guessing one', async () => {
    const message = 'No document has “seashells”, or words like it. Add a document about it.';
    const panel = await mountReply({ hits: [], warnings: [{ code: 'no-hit', message }] });
    expect(rows(panel, '.notice')).to.deep.equal([
      `Nothing was found in the knowledge base ${message}`,
    ]);
  });

  it('[4.2] a reply that looked nothing up is not flagged', async () => {
    for (const code of ['small-talk', 'knowledge-off']) {
      const message = 'Answered without looking anything up.';
      const panel = await mountReply({ hits: [], warnings: [{ code, message }] });
      expect(rows(panel, '.notice')).to.deep.equal([`${message} ${code}`]);
      expect(panel.shadowRoot?.querySelector('.warn')).to.equal(null);
    }
    // A connected service.
    const connected = await mountReply({ hits: [], provider: 'http' });
    expect(connected.shadowRoot?.querySelector('.notice')).to.equal(null);
  });

  it('[4.1] shows other warnings of the server, each once', async () => {
    const warnings = [{ code: 'restarted', message: 'The reply was started again.' }];
    const panel = await mountReply({ warnings });
    expect(rows(panel, '.notice')).to.deep.equal(['The reply was started again. restarted']);
  });

  it('[4.4] shows the problem of a failed reply, with what to do, code and correlation id', async () => {
    const problem = {
      code: 'service-timeout',
      message: 'The chatbot service did not answer within 30 s.',
      action: 'Try again, or check the address of the service.',
      retryable: true,
      correlationId: 'c-17',
    };
    const panel = await mountReply(null, { state: 'failed', problem });
    expect(text(panel, '.notice.bad')).to.equal(
      'The chatbot service did not answer within 30 s. Try again, or check the address of the service. service-timeout c-17',
    );
    expect(text(panel, '.scroll')).to.contain('No trace was kept for this reply.');
  });

  it('[4.1] choosing in the list asks for that reply, by mouse and by the arrow keys', async () => {
    const panel = await mount({ replies: repliesOf(TWO_REPLIES) });
    const chosen: string[] = [];
    panel.addEventListener('reply-choose', (event) => {
      chosen.push((event as ReplyChooseEvent).replyId);
    });
    const list = panel.shadowRoot?.querySelector('chatbot-reply-list');
    await list?.updateComplete;
    const options = [...(list?.shadowRoot?.querySelectorAll<HTMLElement>('[role=option]') ?? [])];
    expect(options.map((option) => option.ariaSelected)).to.deep.equal(['false', 'true']);
    options[0]?.click();
    options[1]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true }));
    options[1]?.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    expect(chosen).to.deep.equal(['reply-2', 'reply-2', 'reply-4']);
  });

  it('[4.1] shows the latest reply unless another one is chosen', async () => {
    const panel = await mount({ replies: repliesOf(TWO_REPLIES) });
    expect(text(panel, 'h3')).to.equal('Reply 2 · 1.42 s');
    panel.chosen = 'reply-2';
    await panel.updateComplete;
    expect(text(panel, 'h3')).to.equal('Reply 1 · 142 ms');
    panel.chosen = 'gone';
    await panel.updateComplete;
    expect(text(panel, 'h3')).to.equal('Reply 2 · 1.42 s');
  });

  it('[4.1] a reply that has not ended says so, and an empty session says what to do', async () => {
    const running = await mount({
      replies: repliesOf(
        [buildUserMessage()],
        [{ replyId: 'reply-2', replyTo: 'message-1', gen: 1, text: 'Yo' }],
      ),
    });
    expect(text(running, 'h3')).to.equal('Reply 1 running');
    expect(text(running, '.scroll')).to.contain(
      'The trace is available when the reply is complete.',
    );
    const empty = await mount();
    expect(text(empty, '.empty h3')).to.equal('No reply yet');
    const loading = await mount({ sessionId: '' });
    expect(text(loading, '.empty')).to.equal('Waiting for the session');
  });

  it('[4.4] the log tells what happened, newest first', async () => {
    const panel = await mount({
      log: [
        { id: 1, at: 0, kind: 'connection', text: 'Connected' },
        { id: 2, at: 5, kind: 'sent', text: 'Stored by the server' },
      ],
      replies: repliesOf(TWO_REPLIES),
    });
    await openTab(panel, 'log');
    expect(rows(panel, '.log li span')).to.deep.equal(['Stored by the server', 'Connected']);
  });

  const states: [string, () => Promise<DebugPanel>][] = [
    ['empty', () => mount()],
    ['loading', () => mount({ sessionId: '' })],
    ['a failed reply without a trace', () => mountReply(null, { state: 'failed' })],
    ['a flagged reply', () => mount({ replies: repliesOf(TWO_REPLIES) })],
    ['warnings', () => mountReply({ warnings: [{ code: 'a', message: 'Something.' }] })],
  ];
  for (const [name, show] of states) {
    it(`[8.1] has no axe violations: ${name}`, async () => {
      expect(await axeViolations(await show())).to.deep.equal([]);
    });
  }

  it('[8.1] has no axe violations: an open hit, and the log', async () => {
    const log = [{ id: 1, at: 0, kind: 'problem' as const, text: 'Offline' }];
    const panel = await mountReply({});
    panel.log = log;
    (await hitsOf(panel)).shadowRoot?.querySelector('details')?.toggleAttribute('open', true);
    expect(await axeViolations(panel)).to.deep.equal([]);
    await openTab(panel, 'log');
    expect(await axeViolations(panel)).to.deep.equal([]);
  });
});
