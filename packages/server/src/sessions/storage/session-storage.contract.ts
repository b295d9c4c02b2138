import { buildBotMessage, buildReplyDebug } from '@chatbot-test/shared/testing/builders.js';
import type { Test } from 'tap';
import type { SessionRecord } from './session-repository.js';
import type { SessionStorage } from './session-storage.js';
import { newEnd, newMessage, newSession } from '../../../testing/sessions/sessions.js';

type Body = (t: Test, session: SessionRecord) => Promise<void>;

const START = { epoch: 0, seq: 0 };
const NOBODY = 'owner-that-died';
const ME = 'this-process';
const LEASE = 30_000;

/**
 * Contract of every storage of sessions, whatever it stores them in.
 *
 * @param debug whether it is to keep how a reply came about
 */
export async function sessionStorageContract(
  t: Test,
  storage: SessionStorage,
  { debug }: { debug: boolean },
): Promise<void> {
  const withSession = (title: string, body: Body) =>
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

  await t.test('a session is found by its tenant only', async (t) => {
    const stored = await storage.sessions.create(
      newSession({ visitor: { name: '👋', pageUrl: '/' } }),
    );
    t.match(stored, { epoch: 1, seq: 0, endedAt: null, open: true });
    t.same(stored.visitor, { name: '👋', pageUrl: '/' });
    t.equal(stored.expiresAt.getTime() - stored.createdAt.getTime(), 60_000);
    t.ok(stored.expiresInMs > 59_000 && stored.expiresInMs <= 60_000);
    t.match(await storage.sessions.find('demo', stored.id), { ...stored, expiresInMs: Number });
    t.equal(await storage.sessions.find('other', stored.id), null);
    t.equal(await storage.sessions.find('demo', 'unknown'), null);
  });

  await withSession('the first send takes number 1 and queues its reply', async (t, session) => {
    const message = newMessage(session.id, { text: 'Grüße 👋\n- a' });
    const appended = await storage.messages.append(message);
    t.match(appended, { outcome: 'appended', epoch: 1, seq: 1, messageId: message.messageId });
    const page = await log(session);
    t.match(page, { epoch: 1, seq: 1, hasMore: false });
    t.match(page.messages, [
      { role: 'user', id: message.messageId, seq: 1, cid: message.cid, text: message.text },
    ]);
    t.same(page.pending, [{ replyId: message.replyId, replyTo: message.messageId, gen: 0 }]);
  });

  await withSession('the same cid again changes nothing', async (t, session) => {
    const message = newMessage(session.id);
    const first = await storage.messages.append(message);
    await send(session, 'Another one');
    const again = await storage.messages.append({ ...message, messageId: 'm2', replyId: 'r2' });
    t.same(again, { ...first, outcome: 'known' });
    const other = await storage.messages.append({ ...message, text: 'Something else' });
    t.same(other, { outcome: 'conflict' });
    t.same(await seqs(session), [1, 2]);
  });

  await withSession('a cid counts within its session', async (t, session) => {
    const other = await storage.sessions.create(newSession());
    await storage.messages.append(newMessage(session.id, { cid: 'same' }));
    t.match(await storage.messages.append(newMessage(other.id, { cid: 'same' })), {
      outcome: 'appended',
      seq: 1,
    });
  });

  await withSession('racing sends leave no hole', async (t, session) => {
    const rounds = 5;
    for (let round = 1; round <= rounds; round++) {
      const again = newMessage(session.id);
      // The same message by ten sockets at once, and ten others between them.
      const racing = Array.from({ length: 20 }, (_, i) => {
        const other = newMessage(session.id);
        const { messageId, replyId } = other;
        return storage.messages.append(i % 2 ? { ...again, messageId, replyId } : other);
      });
      const outcomes = (await Promise.all(racing)).map(({ outcome }) => outcome);
      t.equal(outcomes.filter((outcome) => outcome === 'appended').length, 11);
      t.equal(outcomes.filter((outcome) => outcome === 'known').length, 9);
    }
    t.same(
      await seqs(session),
      Array.from({ length: 11 * rounds }, (_, i) => i + 1),
    );
  });

  await t.test('what is known of a visitor is replaced while the session is open', async (t) => {
    const { id } = await storage.sessions.create(newSession({ visitor: { language: 'de' } }));
    const visitor = { id: '4711', inputs: { plan: 'pro', orders: 3, isNew: false } };
    t.same((await storage.sessions.identify(id, visitor))?.visitor, visitor);
    t.same((await storage.sessions.find('demo', id))?.visitor, visitor);
    await storage.sessions.end(id, null);
    t.equal(await storage.sessions.identify(id, {}), null);
    t.same((await storage.sessions.find('demo', id))?.visitor, visitor);
    t.equal(await storage.sessions.identify('unknown', {}), null);
  });

  await t.test('nothing is sent to a session that has ended, expired or never was', async (t) => {
    const ended = await storage.sessions.create(newSession());
    t.match(await storage.sessions.end(ended.id, null), { open: false });
    const at = (await storage.sessions.find('demo', ended.id))?.endedAt;
    t.same((await storage.sessions.end(ended.id, null))?.endedAt, at, 'ending is idempotent');
    const expired = await storage.sessions.create(newSession({ idleMs: 0 }));
    for (const id of [ended.id, expired.id, 'unknown']) {
      t.same(await storage.messages.append(newMessage(id)), { outcome: 'ended' });
      t.equal(await storage.sessions.extend(id, 1_000), null);
    }
    t.equal(await storage.sessions.end('unknown', null), null);
    t.match(await storage.sessions.find('demo', expired.id), {
      open: false,
      endedAt: null,
      expiresInMs: 0,
    });
    const states = [ended.id, expired.id, 'unknown'].map((id) => storage.sessions.stateOf(id));
    t.same(await Promise.all(states), ['ended', 'expired', null]);
    t.equal(await storage.sessions.expire(ended.id), null);
    const open = await storage.sessions.create(newSession());
    t.equal(await storage.sessions.stateOf(open.id), 'active');
    t.match(await storage.sessions.expire(open.id), { open: false, endedAt: null, expiresInMs: 0 });
    t.equal(await storage.sessions.expire(open.id), null);
  });

  await withSession('sending and extending start the idle time again', async (t, session) => {
    await storage.messages.append(newMessage(session.id, { idleMs: 3_600_000 }));
    const sent = await storage.sessions.find('demo', session.id);
    t.ok(Number(sent?.expiresAt) - Number(session.expiresAt) > 3_000_000);
    const extended = await storage.sessions.extend(session.id, 7_200_000);
    t.ok(Number(extended?.expiresAt) - Number(sent?.expiresAt) > 3_000_000);
  });

  await withSession('the last reply is given again, once, in its place', async (t, session) => {
    const again = (replyId: string, id: string, target = session) =>
      storage.queue.regenerate(target.id, replyId, id, 3_600_000);
    const first = await send(session, 'One');
    t.equal(await again(first.replyId, 'early'), null, 'it has not ended');
    await storage.queue.endReply(newEnd(await claim(session), { text: 'First answer' }));
    const other = await storage.sessions.create(newSession());
    t.equal(await again(first.replyId, 'foreign', other), null, 'of another session');
    const results = await Promise.all(['a', 'b', 'c'].map((id) => again(first.replyId, id)));
    const queued = results.filter((result) => result !== null);
    t.same(queued, [{ epoch: 1, seq: 2, replyTo: first.messageId }], 'once');
    const renewed = await storage.sessions.find('demo', session.id);
    t.ok(Number(renewed?.expiresAt) - Number(session.expiresAt) > 3_000_000);

    const [pending] = (await log(session)).pending;
    t.match(pending, { replyTo: first.messageId, gen: 0, replaces: first.replyId });
    const claimed = await claim(session);
    t.match(claimed, { replyId: pending?.replyId, text: 'One' });
    t.same(claimed.history, [], 'what is replaced is not part of the history');
    const end = newEnd(claimed, { text: 'Second answer', quickReplies: ['And then?'] });
    t.match(await storage.queue.endReply(end), { seq: 3, replaces: first.replyId });
    t.match((await storage.queue.endReply(end))?.replaces, first.replyId, 'told again');
    t.match((await log(session)).messages.slice(1), [
      { id: first.replyId, seq: 2, text: 'First answer' },
      { id: claimed.replyId, seq: 3, replaces: first.replyId, quickReplies: ['And then?'] },
    ]);
    t.equal(await again(first.replyId, 'd'), null, 'the old one is not the last any more');

    await send(session, 'Two');
    t.equal(await again(claimed.replyId, 'e'), null, 'nor is one before another question');
    const { history } = await claim(session);
    t.same(
      history.map(({ text }) => text),
      ['One', 'Second answer'],
    );
  });

  await withSession('feedback is stored with an ended reply', async (t, session) => {
    const { messageId, replyId } = await send(session, 'One');
    t.equal(
      await storage.records.rate(session.id, replyId, 'good'),
      null,
      'not before it has ended',
    );
    await storage.queue.endReply(newEnd(await claim(session)));
    const other = await storage.sessions.create(newSession());
    t.equal(await storage.records.rate(other.id, replyId, 'good'), null, 'of another session');
    t.equal(await storage.records.rate(session.id, messageId, 'good'), null, 'a question');
    t.same(await storage.records.rate(session.id, replyId, 'good'), { epoch: 1 });
    t.match((await log(session)).messages[1], { feedback: 'good' });
    await storage.records.rate(session.id, replyId, 'bad', 'Outdated.');
    const why = { feedback: 'bad', feedbackReason: 'Outdated.' };
    t.match((await log(session)).messages[1], why);
    t.same(await storage.records.rate(session.id, replyId, null), { epoch: 1 });
    t.notOk('feedbackReason' in ((await log(session)).messages[1] ?? {}));
    t.notOk('feedback' in ((await log(session)).messages[1] ?? {}));
  });

  await withSession('replies are claimed in order, one at a time', async (t, session) => {
    const first = await send(session, 'One');
    const second = await send(session, 'Two');
    const claimed = await claim(session);
    t.match(claimed, {
      replyId: first.replyId,
      sessionId: session.id,
      tenantId: 'demo',
      chatbotId: 'shop',
      visitor: session.visitor,
      epoch: 1,
      gen: 1,
      replyTo: first.messageId,
      text: 'One',
      history: [],
    });
    t.equal(await storage.queue.claimNext(session.id, NOBODY, LEASE), null);
    await storage.queue.endReply(newEnd(claimed, { text: 'Answer one' }));
    const next = await claim(session);
    t.match(next, { replyId: second.replyId, gen: 1, text: 'Two' });
    t.same(next.history, [
      { role: 'user', text: 'One' },
      { role: 'bot', text: 'Answer one' },
    ]);
    await storage.queue.endReply(newEnd(next));
    t.equal(await storage.queue.claimNext(session.id, ME, LEASE), null);
    t.equal(await storage.queue.claimNext('unknown', ME, LEASE), null);
  });

  await withSession('racing claims give each reply to one owner', async (t, session) => {
    for (const text of ['One', 'Two', 'Three']) await send(session, text);
    for (const text of ['One', 'Two', 'Three']) {
      const racing = Array.from({ length: 8 }, (_, i) =>
        storage.queue.claimNext(session.id, `owner-${i}`, LEASE),
      );
      const claimed = (await Promise.all(racing)).filter((claim) => claim !== null);
      t.match(claimed, [{ text, gen: 1 }]);
      t.equal(claimed.length, 1);
      if (claimed[0]) await storage.queue.endReply(newEnd(claimed[0]));
    }
  });

  await withSession(
    'history is bounded and each answer follows its question',
    async (t, session) => {
      for (let i = 1; i <= 12; i++) await send(session, `Q${i}`);
      for (let i = 1; i <= 11; i++) {
        const reply = await claim(session);
        t.equal(reply.text, `Q${i}`);
        await storage.queue.endReply(newEnd(reply, { text: `A${i}` }));
      }
      const { history } = await claim(session);
      t.same(
        history.map(({ text }) => text),
        Array.from({ length: 18 }, (_, i) => `${i % 2 ? 'A' : 'Q'}${3 + Math.floor(i / 2)}`),
      );
    },
  );

  await withSession('[3.4] what a reply is gone on with outlives its owner', async (t, session) => {
    const { replyId } = await send(session, 'One');
    const first = await claim(session, NOBODY, 0);
    t.equal(first.checkpoint, null);
    await storage.queue.saveCheckpoint(replyId, first.gen, 'of the first');
    const second = await claim(session);
    t.equal(second.checkpoint, 'of the first');
    await storage.queue.saveCheckpoint(replyId, first.gen, 'too late');
    await storage.queue.release(ME);
    t.equal((await claim(session)).checkpoint, 'of the first', 'another generation owns it');
  });

  await withSession('an empty answer is no part of the history', async (t, session) => {
    await send(session, 'One');
    await storage.queue.endReply(newEnd(await claim(session), { state: 'stopped', text: '' }));
    await send(session, 'Two');
    t.same((await claim(session)).history, [{ role: 'user', text: 'One' }]);
  });

  await withSession('the end of a reply is the next of the log', async (t, session) => {
    const sent = await send(session, 'One');
    await send(session, 'Two');
    const reply = await claim(session);
    const { sources } = buildBotMessage();
    const problem = {
      code: 'service-failed',
      message: 'It failed.',
      action: 'Try again.',
      retryable: true,
      correlationId: 'c1',
    };
    const how = buildReplyDebug();
    const end = newEnd(reply, { state: 'failed', text: 'Half', sources, problem, debug: how });
    const ended = await storage.queue.endReply(end);
    t.match(ended, { epoch: 1, seq: 3, gen: 1, replyTo: sent.messageId });
    t.same(await storage.queue.endReply(end), ended, 'its end again gives the same');
    const page = await log(session);
    t.same(page.messages[2], {
      role: 'bot',
      id: reply.replyId,
      seq: 3,
      replyTo: sent.messageId,
      gen: 1,
      state: 'failed',
      text: 'Half',
      sources,
      revision: 1,
      createdAt: ended?.createdAt.toISOString(),
      problem,
      ...(debug && { debug: how }),
    });
    const timing = { totalMs: 200, marks: [{ name: 'store' as const, ms: 200 }] };
    await storage.records.saveTiming(reply.replyId, 1, timing);
    await storage.records.saveTiming(reply.replyId, 2, { totalMs: 1, marks: [] });
    const message = (await log(session)).messages[2];
    t.same(message?.role === 'bot' && message.debug, debug ? { ...how, ...timing } : undefined);
  });

  await withSession('[4.2] how a reply came about is read by its session', async (t, session) => {
    await send(session, 'One');
    const reply = await claim(session);
    const how = buildReplyDebug();
    const prompt = [{ role: 'system' as const, content: 'Be kind.' }];
    const details = { prompt, exchanges: [] };
    await storage.queue.endReply(newEnd(reply, { debug: how, details }));
    const { records } = storage;
    const other = await storage.sessions.create(newSession());
    t.same(await records.findDebug(session.id, reply.replyId), debug ? how : null);
    t.same(await records.findDetails(session.id, reply.replyId), debug ? details : null);
    t.same([...(await records.listDetails(session.id))], debug ? [[reply.replyId, details]] : []);
    t.equal(await records.findDebug(other.id, reply.replyId), null, 'of another session');
    t.equal(await records.findDetails(other.id, reply.replyId), null);
    t.equal((await records.listDetails(other.id)).size, 0);
  });

  await withSession('an owner whose lease has ended writes nothing', async (t, session) => {
    await send(session, 'One');
    const late = await claim(session, NOBODY, 0);
    const reply = await claim(session);
    t.equal(reply.gen, 2);
    t.equal(await storage.queue.endReply(newEnd(late, { text: 'late' })), null);
    t.match(await storage.queue.endReply(newEnd(reply, { text: 'in time' })), { seq: 2, gen: 2 });
    t.equal(await storage.queue.endReply(newEnd(late, { text: 'late' })), null);
    t.match((await log(session)).messages[1], { text: 'in time', gen: 2 });
    t.match(await storage.sessions.find('demo', session.id), { seq: 2 });
  });

  await withSession('an owner begins its own unfinished reply again', async (t, session) => {
    await send(session, 'One');
    const first = await claim(session);
    const second = await claim(session);
    t.same([first.gen, second.gen, second.replyId], [1, 2, first.replyId]);
  });

  await withSession(
    'a reply that is still queued is stopped without an answer',
    async (t, session) => {
      await send(session, 'One');
      const second = await send(session, 'Two');
      const running = await claim(session);
      t.equal(await storage.queue.stopQueued(session.id, running.replyId, 1), null);
      t.match(await storage.queue.stopQueued(session.id, second.replyId, 4), {
        epoch: 1,
        seq: 3,
        gen: 1,
        replyTo: second.messageId,
      });
      t.equal(await storage.queue.stopQueued(session.id, second.replyId, 4), null);
      t.match((await log(session)).messages[2], { state: 'stopped', text: '', revision: 4 });
      t.match(await storage.queue.endReply(newEnd(running)), { seq: 4 });
      t.equal(await storage.queue.claimNext(session.id, ME, LEASE), null);
    },
  );

  await withSession('a reply of another session cannot be stopped or ended', async (t, session) => {
    const other = await storage.sessions.create(newSession());
    const sent = await send(session, 'One');
    t.equal(await storage.queue.stopQueued(other.id, sent.replyId, 1), null);
    const reply = await claim(session);
    t.equal(await storage.queue.endReply(newEnd({ ...reply, sessionId: other.id })), null);
    t.match(await storage.sessions.find('demo', other.id), { seq: 0 });
  });

  await withSession('a reset clears the log and starts the next epoch', async (t, session) => {
    const sent = await send(session, 'One');
    const reply = await claim(session);
    await send(session, 'Two');
    t.equal(await storage.messages.reset(session.id, 2), null);
    t.same(await storage.messages.reset(session.id, 1), { epoch: 2 });
    t.equal(await storage.messages.reset(session.id, 1), null);
    t.same(await log(session), { epoch: 2, seq: 0, messages: [], hasMore: false, pending: [] });
    t.equal(await storage.queue.endReply(newEnd(reply)), null, 'the running reply stores nothing');
    t.equal(await storage.queue.claimNext(session.id, ME, LEASE), null);
    t.match(
      await storage.messages.append(newMessage(session.id, { cid: sent.cid, text: sent.text })),
      { outcome: 'known', epoch: 1, seq: 1 },
      'its cid stays used as long as it can come back',
    );
    t.match(await storage.messages.append(newMessage(session.id)), { epoch: 2, seq: 1 });
    t.same((await storage.sessions.find('demo', session.id))?.visitor, session.visitor);
  });

  await withSession('a reset is undone, with what was sent since', async (t, session) => {
    const undo = (epoch: number, withinMs = 1_000) =>
      storage.messages.undoReset(session.id, epoch, withinMs);
    t.match(await undo(1), { outcome: 'too-late' }, 'nothing was cleared yet');
    await send(session, 'One');
    await storage.queue.endReply(newEnd(await claim(session), { text: 'Answer one' }));
    await send(session, 'Two');
    const interrupted = await claim(session);
    await storage.messages.reset(session.id, 1);
    const since = await send(session, 'Three');
    const running = await claim(session);
    t.match(running, { text: 'Three', epoch: 2, history: [] });
    t.match(await undo(1), { outcome: 'other-epoch' });
    t.match(await undo(1e15), { outcome: 'other-epoch' });
    t.match(await undo(2, 0), { outcome: 'too-late' });
    t.match(await undo(2), { outcome: 'undone', head: { epoch: 3, seq: 4 } });
    t.match(await undo(2), { outcome: 'other-epoch' });
    t.match(await undo(3), { outcome: 'too-late' }, 'once');
    const page = await log(session);
    t.match(page, { epoch: 3, seq: 4, hasMore: false });
    t.same(
      page.messages.map(({ seq, text }) => [seq, text]),
      [
        [1, 'One'],
        [2, 'Answer one'],
        [3, 'Two'],
        [4, 'Three'],
      ],
    );
    t.same(
      page.pending.map(({ replyId, gen }) => [replyId, gen]),
      [
        [interrupted.replyId, 1],
        [since.replyId, 1],
      ],
    );
    t.equal(await storage.queue.endReply(newEnd(interrupted)), null, 'its owner is fenced off');
    t.equal(
      await storage.queue.claimNext(session.id, NOBODY, LEASE),
      null,
      'one reply of a session runs at a time',
    );
    t.match(await storage.queue.endReply(newEnd(running)), { epoch: 3, seq: 5 });
    t.match(await claim(session, NOBODY), { text: 'Two', gen: 2, epoch: 3 });
  });

  await withSession('a reset of an empty log leaves an earlier one to undo', async (t, session) => {
    await send(session, 'One');
    await storage.messages.reset(session.id, 1);
    await storage.messages.reset(session.id, 2);
    t.match(await storage.messages.undoReset(session.id, 3, 1_000), { head: { epoch: 4, seq: 1 } });
    t.same(await seqs(session), [1]);
    await storage.messages.reset(session.id, 4);
    await storage.sessions.end(session.id, null);
    t.match(await storage.messages.undoReset(session.id, 5, 1_000), { outcome: 'other-epoch' });
  });

  await withSession(
    'sends, ends, stops and resets at once leave a whole log',
    async (t, session) => {
      for (let round = 1; round <= 5; round++) {
        const sent = await Promise.all(['One', 'Two', 'Three'].map((text) => send(session, text)));
        const reply = await claim(session);
        await Promise.all([
          storage.queue.endReply(newEnd(reply)),
          storage.messages.append(newMessage(session.id)),
          ...sent.map(({ replyId }) => storage.queue.stopQueued(session.id, replyId, 1)),
          storage.messages.append(newMessage(session.id)),
          ...(round % 2 ? [storage.messages.reset(session.id, Math.ceil(round / 2))] : []),
        ]);
        const page = await log(session);
        t.same(
          page.messages.map(({ seq }) => seq),
          Array.from({ length: page.seq }, (_, i) => i + 1),
          `round ${round}: epoch ${page.epoch} has ${page.seq} messages`,
        );
        t.equal(page.epoch, 1 + Math.ceil(round / 2));
      }
    },
  );

  await withSession(
    'a client gets what follows its cursor, or the last page',
    async (t, session) => {
      for (let i = 1; i <= 10; i++) await send(session, `Q${i}`);
      const read = async (epoch: number, seq: number, limit: number) => {
        const { complete, page } =
          (await storage.messages.readLog(session.id, { epoch, seq }, limit)) ?? {};
        return [complete, page?.messages.map((message) => message.seq), page?.hasMore];
      };
      t.same(await read(1, 7, 5), [true, [8, 9, 10], true]);
      t.same(await read(1, 10, 5), [true, [], true]);
      t.same(await read(1, 5, 5), [true, [6, 7, 8, 9, 10], true]);
      t.same(await read(1, 4, 5), [false, [6, 7, 8, 9, 10], true]);
      t.same(await read(1, 11, 5), [false, [6, 7, 8, 9, 10], true]);
      t.same(await read(0, 0, 10), [false, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], false]);
      t.same(await read(2, 9, 3), [false, [8, 9, 10], true]);
      t.same(await read(1e15, 1e300, 3), [false, [8, 9, 10], true]);
      t.equal(await storage.messages.reset(session.id, 1e15), null);
      t.equal((await log(session)).pending.length, 10);
      t.equal(await storage.messages.readLog('unknown', START, 5), null);
    },
  );

  await t.test('what many read in the same moment is what each reads alone', async (t) => {
    const [quiet, waiting, empty] = [
      await storage.sessions.create(newSession()),
      await storage.sessions.create(newSession()),
      await storage.sessions.create(newSession()),
    ];
    await send(quiet, 'Answered');
    await storage.queue.endReply(newEnd(await claim(quiet)));
    await send(waiting, 'Not yet');
    const asked = [
      [quiet, 1, 2],
      [quiet, 1, 1],
      [quiet, 1, 3],
      [quiet, 2, 2],
      [waiting, 1, 1],
      [empty, 1, 0],
      [empty, 0, 0],
    ] as const;
    for (const limit of [1, 5]) {
      const read = ([{ id }, epoch, seq]: (typeof asked)[number]) =>
        storage.messages.readLog(id, { epoch, seq }, limit);
      const together = await Promise.all(asked.map(read));
      const alone: Awaited<ReturnType<typeof read>>[] = [];
      for (const one of asked) alone.push(await read(one));
      t.same(together, alone);
      t.same(
        together.map((one) => [one?.complete, one?.page.messages.length, one?.page.pending.length]),
        [
          [true, 0, 0],
          [true, 1, 0],
          [false, Math.min(limit, 2), 0],
          [false, Math.min(limit, 2), 0],
          [true, 0, 1],
          [true, 0, 0],
          [false, 0, 0],
        ],
      );
    }
  });

  await withSession('older pages are read backwards', async (t, session) => {
    for (let i = 1; i <= 7; i++) await send(session, `Q${i}`);
    const read = async (epoch: number, before: number) => {
      const { messages, hasMore } = await storage.messages.readPage(session.id, epoch, before, 3);
      return [messages.map(({ seq }) => seq), hasMore];
    };
    t.same(await read(1, 6), [[3, 4, 5], true]);
    t.same(await read(1, 3), [[1, 2], false]);
    t.same(await read(1, 1), [[], false]);
    t.same(await read(2, 6), [[], false]);
    t.same(await read(1, 1e15), [[5, 6, 7], true]);
  });

  await t.test('what a crash interrupted can be claimed again', async (t) => {
    const [running, queued, idle] = await Promise.all(
      ['running', 'queued', 'idle'].map(() => storage.sessions.create(newSession())),
    );
    if (!running || !queued || !idle) throw new Error('Three sessions were to be made.');
    await send(running, 'One');
    const interrupted = await claim(running, NOBODY);
    await send(queued, 'Two');
    t.equal(await storage.queue.claimNext(running.id, ME, LEASE), null);
    const sessions = await storage.queue.releaseAll();
    t.ok(sessions.includes(running.id));
    t.ok(sessions.includes(queued.id));
    t.notOk(sessions.includes(idle.id));
    t.equal(await storage.queue.endReply(newEnd(interrupted)), null, 'its owner is fenced off');
    t.match(await claim(running), { replyId: interrupted.replyId, gen: 2, text: 'One' });
  });

  await t.test('heads are those of the sessions that there are', async (t) => {
    const [one, other] = [
      await storage.sessions.create(newSession()),
      await storage.sessions.create(newSession()),
    ];
    await send(one, 'One');
    await send(one, 'Two');
    await storage.messages.reset(other.id, 1);
    const heads = await storage.messages.findHeads([one.id, 'unknown', other.id]);
    t.same(
      new Map(heads.map(({ id, epoch, seq }) => [id, [epoch, seq]])),
      new Map([
        [one.id, [1, 2]],
        [other.id, [2, 0]],
      ]),
    );
    t.same(await storage.messages.findHeads([]), []);
  });

  await withSession('a lease is renewed by its owner alone', async (t, session) => {
    await send(session, 'One');
    const reply = await claim(session, NOBODY, 0);
    t.same(await storage.queue.renewLeases(ME, [reply.replyId], LEASE), []);
    t.same(
      await storage.queue.renewLeases(NOBODY, [reply.replyId, 'unknown'], LEASE),
      [{ replyId: reply.replyId, isStopping: false }],
      'even after its end, if nobody took over',
    );
    t.equal(await storage.queue.claimNext(session.id, ME, LEASE), null, 'it counts again');
    await storage.queue.renewLeases(NOBODY, [reply.replyId], 0);
    await claim(session);
    t.same(await storage.queue.renewLeases(NOBODY, [reply.replyId], LEASE), [], 'ME took over');
  });

  await withSession('a stop is stored for whoever answers', async (t, session) => {
    const sent = await send(session, 'One');
    t.notOk(await storage.queue.requestStop(session.id, sent.replyId), 'it is not begun yet');
    const { replyId } = await claim(session, NOBODY);
    const other = await storage.sessions.create(newSession());
    t.notOk(await storage.queue.requestStop(other.id, replyId), 'it is of another session');
    t.ok(await storage.queue.requestStop(session.id, replyId));
    t.same(await storage.queue.renewLeases(NOBODY, [replyId], 0), [{ replyId, isStopping: true }]);
    t.match(await claim(session), { replyId, gen: 2, isStopping: true });
    await storage.messages.reset(session.id, 1);
    t.same(await storage.queue.renewLeases(ME, [replyId], LEASE), [], 'it was cleared');
  });

  await withSession('who goes gives up its replies, and no others', async (t, session) => {
    const other = await storage.sessions.create(newSession());
    await send(session, 'One');
    await send(other, 'Two');
    const mine = await claim(session, 'who-goes');
    await claim(other, 'who-stays');
    t.same(await storage.queue.release('who-goes'), [session.id]);
    t.equal(await storage.queue.endReply(newEnd(mine)), null, 'it is fenced off');
    t.match(await claim(session), { replyId: mine.replyId, gen: 2 });
    t.equal(await storage.queue.claimNext(other.id, ME, LEASE), null);
    t.same(await storage.queue.release('who-goes'), []);
  });

  await t.test('what nobody answers is found once its lease has ended', async (t) => {
    const kinds = ['queued', 'leased', 'left', 'between', 'cleared', 'idle'] as const;
    const made = await Promise.all(kinds.map(() => storage.sessions.create(newSession())));
    const [queued, leased, left, between, cleared] = made;
    if (!queued || !leased || !left || !between || !cleared) throw new Error('Six were made.');
    for (const session of [queued, leased, left, between, cleared]) await send(session, 'One');
    await send(between, 'Two');
    await claim(leased, NOBODY);
    await claim(left, NOBODY, 0);
    await claim(between, NOBODY);
    await storage.messages.reset(cleared.id, 1);
    const found = await storage.queue.findUnanswered();
    t.same(
      kinds.filter((_, i) => found.includes(made[i]?.id ?? '')),
      ['queued', 'left'],
    );
  });
}
