import type { ReplyDebug, ReplyDetails } from '@chatbot-test/shared/protocol/message.schema.js';
import {
  buildBotMessage,
  buildConversation,
  buildReplyDebug,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { NO_REQUESTS } from '../testing/no-requests.js';
import type { LitElement } from 'lit';
import { expect } from 'chai';
import type { Report, Requests } from '../tested/requests.js';
import type { LogEntry } from './session-log.js';
import { DebugPanel } from './debug-panel.js';
import './hit-list.js';
import { InspectedReplies } from './replies.js';
import './reply-details.js';

type Tab = 'sources' | 'prompt' | 'raw' | 'log';

const LOG: readonly LogEntry[] = [{ id: 1, at: 5, kind: 'sent', text: 'Stored' }];

/** Casts what a server of another version might send, past what this one's types allow. */
const unlike = <Shape>(value: unknown): Shape => value as Shape;

/** Looks like a list from far away. */
const NO_LIST = unlike<ReplyDebug['hits']>({ length: 1, some: () => true });

let details: ReplyDetails;
let reports: Report[];

const requests: Requests = {
  ...NO_REQUESTS,
  details: () => Promise.resolve(details),
  exportSession: () => Promise.resolve(''),
  report: (_sessionId, report) => {
    reports.push(report);
    return Promise.resolve('report-1');
  },
  docsOf: (code) => `https://chat.example.com/docs/errors#${code}`,
};

async function mount(
  tab: Tab,
  debug: ReplyDebug = buildReplyDebug(),
  log = LOG,
): Promise<DebugPanel> {
  const panel = new DebugPanel();
  const messages = [buildUserMessage(), buildBotMessage({ debug })];
  const replies = new InspectedReplies().of(buildConversation({ messages }));
  Object.assign(panel, { sessionId: 'session-1', requests, replies, log });
  document.body.append(panel);
  await panel.updateComplete;
  panel.shadowRoot?.querySelector<HTMLElement>(`#tab-${tab}`)?.click();
  await panel.updateComplete;
  return panel;
}

/** All of the panel that matches, however deep; asked for in every frame until there is some. */
async function shown(panel: DebugPanel, selector: string): Promise<HTMLElement[]> {
  for (;;) {
    const within = panel.shadowRoot?.querySelector('chatbot-reply-details, chatbot-hit-list');
    const roots = [panel.shadowRoot, within?.shadowRoot].flatMap((root) => root ?? []);
    const found = roots.flatMap((root) => [...root.querySelectorAll<HTMLElement>(selector)]);
    if (found.length > 0) return found;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

const words = (element: Element | undefined): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();

describe('<chatbot-debug-panel> with a part that fails', () => {
  const original = window.reportError;
  let told: unknown[];

  beforeEach(() => {
    details = { prompt: [{ role: 'user', content: 'Hello' }], exchanges: [] };
    reports = [];
    told = [];
    window.reportError = (error) => told.push(error);
  });
  afterEach(() => {
    window.reportError = original;
    document.querySelectorAll('chatbot-debug-panel').forEach((panel) => panel.remove());
  });

  const failing: [part: string, tab: Tab, mounted: () => Promise<DebugPanel>][] = [
    ['Time', 'sources', () => mount('sources', { ...buildReplyDebug(), marks: unlike(null) })],
    ['Warnings', 'sources', () => mount('sources', { ...buildReplyDebug(), warnings: unlike(7) })],
    [
      'Figures',
      'sources',
      () => mount('sources', { ...buildReplyDebug(), costUsd: unlike('much') }),
    ],
    ['Sources', 'sources', () => mount('sources', { ...buildReplyDebug(), hits: NO_LIST })],
    [
      'Prompt',
      'prompt',
      () => {
        details = { ...details, prompt: unlike('hello') };
        return mount('prompt');
      },
    ],
    [
      'Raw',
      'raw',
      () => {
        details = { ...details, exchanges: unlike([{}]) };
        return mount('raw');
      },
    ],
    ['Log', 'log', () => mount('log', buildReplyDebug(), [{ ...unlike<LogEntry>({}), text: '' }])],
  ];
  for (const [part, tab, mounted] of failing) {
    it(`[4.4] ${part} that throws shows its own error in its place, and the rest stays`, async () => {
      const panel = await mounted();
      const [notice, ...others] = await shown(panel, '.notice.bad');
      expect(others).to.deep.equal([]);
      expect(words(notice)).to.match(new RegExp(`^${part} could not be shown\\. .*Error: `));
      expect(notice?.querySelector('a')?.href).to.match(/#part-failed$/);
      expect(panel.shadowRoot?.querySelector(`#tab-${tab}`)?.ariaSelected).to.equal('true');
      expect(words(panel.shadowRoot?.querySelector('h3') ?? undefined)).to.contain('Reply 1');
      panel.requestUpdate();
      await panel.updateComplete;
      expect(told.map(String).filter((text) => text.includes('Error'))).to.have.length(1);
    });
  }

  it('[4.4] Try again shows the part once it works', async () => {
    details = { ...details, prompt: unlike('hello') };
    const panel = await mount('prompt');
    const [again] = await shown(panel, '.again');
    Object.assign(details, { prompt: [{ role: 'user', content: 'Hello' }] });
    again?.click();
    const [prompt] = await shown(panel, 'pre');
    expect(words(prompt)).to.equal('Hello');
  });

  it('[4.4] Report hands over the error with the events that came before it', async () => {
    const panel = await mount('sources', { ...buildReplyDebug(), hits: NO_LIST });
    await customElements.whenDefined('chatbot-report-button');
    const [button] = await shown(panel, '.notice.bad chatbot-report-button');
    await (button as LitElement).updateComplete;
    button?.shadowRoot?.querySelector('button')?.click();
    while (!button?.shadowRoot?.querySelector('.sent')) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    expect(words(button.shadowRoot?.querySelector('.sent') ?? undefined)).to.equal(
      'Reported as report-1',
    );
    const [report] = reports;
    expect(report?.problem).to.include({
      code: 'part-failed',
      message: 'Sources could not be shown.',
    });
    expect(report?.events.map(({ kind }) => kind)).to.deep.equal(['sent', 'problem']);
    expect(report?.events.at(-1)?.text).to.match(/^TypeError: /);
  });
});
