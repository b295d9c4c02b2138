import type { Test } from 'tap';
import type { SessionRecord } from './session-repository.js';
import type { SessionStorage } from './session-storage.js';
import { newMessage, newSession } from '../../../testing/sessions/sessions.js';

type Body = (t: Test, session: SessionRecord) => Promise<void>;

export const START = { epoch: 0, seq: 0 };
export const ME = 'this-process';
export const LEASE = 30_000;

/** Steps of the contracts of a storage of sessions. */
export function stepsOf(storage: SessionStorage) {
  const withSession = (t: Test, title: string, body: Body) =>
    t.test(title, async (t) => body(t, await storage.sessions.create(newSession())));

  const send = async (session: SessionRecord, text: string) => {
    const message = newMessage(session.id, { text });
    const appended = await storage.messages.append(message);
    if (appended.outcome !== 'appended') throw new Error(`The send was ${appended.outcome}.`);
    return { ...message, ...appended };
  };
  const claim = async (session: SessionRecord, owner = ME, leaseMs = LEASE) => {
    const claimed = await storage.queue.claimNext(session.id, owner, leaseMs);
    if (!claimed) throw new Error('There was nothing to claim.');
    return claimed;
  };
  const log = async (session: SessionRecord) => {
    const read = await storage.messages.readLog(session.id, START, 1_000);
    if (!read) throw new Error('There is no such session.');
    return read.page;
  };
  const seqs = async (session: SessionRecord) =>
    (await log(session)).messages.map(({ seq }) => seq);

  return { withSession, send, claim, log, seqs };
}
