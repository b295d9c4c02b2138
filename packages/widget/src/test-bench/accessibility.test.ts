import {
  buildBotMessage,
  buildReplyDebug,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import type { Problem, ReplyDetails } from '@chatbot-test/shared/protocol/message.schema.js';
import { expect } from 'chai';
// Loaded already: what they show is there in two frames.
import './ui/confirm-popover.js';
import './inspector/hit-list.js';
import './inspector/reply-details.js';
import './embed-code/embed-code-dialog.js';
import { axeViolations } from '../testing/axe.js';
import type { ConnectionState } from '../session/session-state.js';
import { writePreferences } from './shell/preferences.js';
import type { Requests } from './tested/requests.js';
import { MemorySession } from './testing/memory-session.js';
import { NO_REQUESTS } from './testing/no-requests.js';
import { mountBench, removeBenches, settled, type MountedBench } from './testing/mount-bench.js';

const problem = (code: string): Problem => ({
  code,
  message: 'This test session has expired.',
  action: 'Start a new one.',
  retryable: false,
  correlationId: 'c-17',
});

const LINKS: Record<string, ConnectionState> = {
  connecting: { kind: 'connecting' },
  'open over HTTP': { kind: 'open', over: 'http' },
  offline: { kind: 'offline' },
  reconnecting: { kind: 'recovering', retryAt: Date.now() + 60_000, reason: 'lost' },
  expired: { kind: 'failed', problem: problem('session-expired') },
  ended: { kind: 'failed', problem: problem('session-ended') },
  refused: { kind: 'failed', problem: problem('unauthorized') },
};

/** A conversation whose last reply but one has failed. */
const session = (): MemorySession =>
  new MemorySession().welcome([
    buildUserMessage({ seq: 1 }),
    buildBotMessage({ seq: 2, state: 'failed', problem: problem('service-timeout') }),
    buildUserMessage({ seq: 3 }),
    buildBotMessage({ seq: 4, debug: buildReplyDebug() }),
  ]);

const DETAILS: ReplyDetails = {
  prompt: [{ role: 'system', content: 'Answer from these passages.' }],
  exchanges: [
    {
      request: {
        method: 'POST',
        url: 'https://api.example.com/v1/chat',
        headers: { authorization: '…' },
        body: '{"stream":true}',
        truncated: false,
      },
      response: null,
    },
  ],
};
const requests: Requests = {
  ...NO_REQUESTS,
  details: () => Promise.resolve(DETAILS),
};

/** Waits for an element: parts are loaded when they are first shown. */
async function shown({ findAll }: MountedBench, path: string): Promise<void> {
  while (!findAll(path)[0]) await settled();
  await settled();
}

describe('the bench for everybody', () => {
  beforeEach(() => {
    localStorage.clear();
    writePreferences('ann', { debug: true, inspectorWidth: 400 });
  });
  afterEach(() => removeBenches());

  for (const [name, link] of Object.entries(LINKS)) {
    it(`[8.1] has no axe violations: ${name}`, async () => {
      const mounted = await mountBench({}, session());
      mounted.session.store.setConnection(link);
      await settled();
      expect(await axeViolations(mounted.bench)).to.deep.equal([]);
    });
  }

  for (const layout of ['drawer', 'inline'] as const) {
    it(`[8.1] has no axe violations: as ${layout}, with a failure that is played`, async () => {
      const { bench } = await mountBench({ layout, simulation: 'offline' }, session());
      expect(await axeViolations(bench)).to.deep.equal([]);
    });
  }

  for (const simulation of ['slow', 'session-expired', 'service-error'] as const) {
    it(`[8.1] has no axe violations: while ${simulation} is played`, async () => {
      const { bench, findAll } = await mountBench({ simulation }, session());
      expect(findAll('.simulation')).to.have.length(1);
      expect(await axeViolations(bench)).to.deep.equal([]);
    });
  }

  const tabs = { sources: 'chatbot-hit-list >> summary', prompt: 'h4', raw: 'h4', log: '.log li' };
  for (const [tab, content] of Object.entries(tabs)) {
    it(`[8.1] has no axe violations: the inspector's ${tab}`, async () => {
      const mounted = await mountBench({ requests }, session());
      await shown(mounted, `#tab-${tab}`);
      mounted.find(`#tab-${tab}`).click();
      await shown(mounted, `[role=tabpanel][aria-labelledby=tab-${tab}]`);
      await shown(mounted, content);
      expect(await axeViolations(mounted.bench)).to.deep.equal([]);
    });
  }

  for (const menu of ['simulate', 'export']) {
    it(`[8.1] has no axe violations: the menu ${menu}`, async () => {
      const mounted = await mountBench({}, session());
      mounted.find(`.${menu} >> button`).click();
      await shown(mounted, `.${menu} >> [popover]:popover-open`);
      expect(await axeViolations(mounted.bench)).to.deep.equal([]);
    });
  }

  it('[8.1] has no axe violations: the embed code', async () => {
    const mounted = await mountBench({}, session());
    mounted.find('.embed').click();
    await shown(mounted, 'dialog[open] .snippet');
    expect(await axeViolations(mounted.bench)).to.deep.equal([]);
  });

  for (const device of ['Tablet', 'Phone']) {
    it(`[8.1] has no axe violations: a ${device.toLowerCase()}, dark, right to left, closed and open`, async () => {
      const mounted = await mountBench({}, session());
      mounted.find('.looks').click();
      await shown(mounted, '#looks:popover-open');
      for (const choice of [device, 'Dark', 'Right to left']) {
        mounted.find(`.segmented [aria-label="${choice}"]`).click();
      }
      await settled();
      expect(await axeViolations(mounted.bench)).to.deep.equal([]);
      mounted.find('chatbot-panel >> [part=close]').click();
      await settled();
      expect(await axeViolations(mounted.bench)).to.deep.equal([]);
    });
  }
});
