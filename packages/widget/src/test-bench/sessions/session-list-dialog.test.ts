import { buildBotMessage, buildUserMessage } from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { axeViolations } from '../../testing/axe.js';
import { NO_REQUESTS } from '../testing/no-requests.js';
import type { Requests } from '../tested/requests.js';
import { mountBench, removeBenches, settled, type MountedBench } from '../testing/mount-bench.js';
import type { ListedSession } from './viewed-session.js';

const session = (id: string, state: ListedSession['state'], messages = 2): ListedSession => ({
  id,
  state,
  messages,
  operatorId: 'ann',
  mode: 'test',
  epoch: 1,
  createdAt: '2026-03-02T09:30:00.000Z',
  expiresAt: '2026-03-02T10:02:10.000Z',
  expiresInMs: 0,
  lastActiveAt: '2026-03-02T09:32:10.000Z',
});

const requests: Requests = {
  ...NO_REQUESTS,
  sessions: () =>
    Promise.resolve([
      session('s-1', 'active'),
      session('s-2', 'expired'),
      session('s-3', 'ended', 0),
      { ...session('s-4', 'active'), operatorId: 'bob' },
    ]),
  messages: () =>
    Promise.resolve([buildUserMessage({ seq: 1, text: 'Long ago?' }), buildBotMessage({ seq: 2 })]),
};

async function listed(): Promise<MountedBench> {
  const mounted = await mountBench({ requests });
  mounted.find('.sessions').click();
  while (mounted.findAll('chatbot-session-list >> .session').length === 0) await settled();
  return mounted;
}

describe('earlier sessions', () => {
  afterEach(() => removeBenches());

  it('[3.4] are listed where something was said, and one that is open goes on', async () => {
    const { findAll, find, session: current, bench } = await listed();
    const rows = findAll('chatbot-session-list >> .session').map(({ textContent }) => textContent);
    expect(rows).to.have.length(2);
    expect(rows[0]).to.contain('2 messages').and.contain('open');
    expect(await axeViolations(bench)).to.deep.equal([]);
    find('chatbot-session-list >> .session').click();
    expect(current.done).to.deep.equal(['open s-1']);
  });

  it('[3.4] that are over are read only, until the operator comes back', async () => {
    const { findAll, find } = await listed();
    (findAll('chatbot-session-list >> .session')[1] as HTMLElement).click();
    while (findAll('.viewing').length === 0) await settled();
    await settled();
    const panel = find('chatbot-panel').shadowRoot;
    expect(panel?.textContent).to.contain('Long ago?');
    expect(find<HTMLButtonElement>('chatbot-panel >> [part=send]').disabled).to.equal(true);
    find('.viewing button').click();
    await settled();
    expect(panel?.textContent).to.not.contain('Long ago?');
  });
});
