import { expect } from 'chai';
import type { WatchedSession } from '../admin-requests.js';
import { FIRST_FILTER, withChanges } from './session-list.js';

const session = (id: string, changes: Partial<WatchedSession> = {}): WatchedSession => ({
  ...{ id, mode: 'test', chatbotId: 'shop', chatbotName: 'Shop', operatorId: 'ann', epoch: 1 },
  ...{ state: 'active', isAnswering: false, messages: 2, lastError: null, instance: null },
  createdAt: `2026-03-02T09:3${id}:00.000Z`,
  lastActiveAt: `2026-03-02T09:3${id}:00.000Z`,
  expiresAt: '2026-03-02T10:30:00.000Z',
  ...changes,
});
const ids = (sessions: readonly WatchedSession[]) => sessions.map(({ id }) => id);

describe('the list of sessions', () => {
  it('[6.5] takes changes into their places, and new ones where they belong', () => {
    const list = [session('3'), session('1')];
    const next = withChanges(list, [session('1', { messages: 4 }), session('2')], FIRST_FILTER);
    expect(ids(next)).to.deep.equal(['3', '2', '1']);
    expect(next[2]?.messages).to.equal(4);
  });

  it('[6.5] lets go of what its filter leaves out', () => {
    const list = [session('2'), session('1')];
    const ended = session('2', { state: 'ended' });
    expect(ids(withChanges(list, [ended], FIRST_FILTER))).to.deep.equal(['1']);
    const everything = { ...FIRST_FILTER, state: '' } as const;
    expect(ids(withChanges(list, [ended], everything))).to.deep.equal(['2', '1']);
    const ofBen = { ...FIRST_FILTER, operator: 'ben' };
    expect(ids(withChanges([], [session('4')], ofBen))).to.deep.equal([]);
  });

  it('[6.5] is in the order that was chosen', () => {
    const list = [session('1', { messages: 9 }), session('2', { messages: 1 })];
    const byMessages = { ...FIRST_FILTER, sort: 'messages' } as const;
    const next = withChanges(list, [session('3', { messages: 5 })], byMessages);
    expect(ids(next)).to.deep.equal(['1', '3', '2']);
    const rising = { ...byMessages, order: 'asc' } as const;
    expect(ids(withChanges(list, [], rising))).to.deep.equal(['2', '1']);
  });
});
