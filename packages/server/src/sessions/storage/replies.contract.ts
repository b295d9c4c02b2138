import { buildBotMessage, buildReplyDebug } from '@chatbot-test/shared/testing/builders.js';
import type { Test } from 'tap';
import { LEASE, ME, stepsOf } from './steps.contract.js';
import type { SessionStorage } from './session-storage.js';
import { newEnd, newSession } from '../../../testing/sessions/sessions.js';

const NOBODY = 'owner-that-died';

/**
 * Contract of every queue and records of replies, whatever it stores them in.
 *
 * @param debug whether it is to keep how a reply came about
 */
export async function repliesContract(
  t: Test,
  storage: SessionStorage,
  { debug }: { debug: boolean },
): Promise<void> {
  const { withSession, send, claim, log } = stepsOf(storage);

  await withSession(t, 'the last reply is given again, once, in its place', async (t, session) => {
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

  await withSession(t, 'feedback is stored with an ended reply', async (t, session) => {
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

  await withSession(t, 'replies are claimed in order, one at a time', async (t, session) => {
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

  await withSession(t, 'racing claims give each reply to one owner', async (t, session) => {
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
    t,
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

  await withSession(
    t,
    '[3.4] what a reply is gone on with outlives its owner',
    async (t, session) => {
      const { replyId } = await send(session, 'One');
      const first = await claim(session, NOBODY, 0);
      t.equal(first.checkpoint, null);
      await storage.queue.saveCheckpoint(replyId, first.gen, 'of the first');
      const second = await claim(session);
      t.equal(second.checkpoint, 'of the first');
      await storage.queue.saveCheckpoint(replyId, first.gen, 'too late');
      await storage.queue.release(ME);
      const last = await claim(session);
      t.equal(last.checkpoint, 'of the first', 'another generation owns it');
      await storage.queue.endReply(newEnd(last));
      await storage.queue.regenerate(session.id, replyId, 'again', 3_600_000);
      t.equal((await claim(session)).checkpoint, null, 'a reply that is given again begins anew');
    },
  );

  await withSession(t, 'an empty answer is no part of the history', async (t, session) => {
    await send(session, 'One');
    await storage.queue.endReply(newEnd(await claim(session), { state: 'stopped', text: '' }));
    await send(session, 'Two');
    t.same((await claim(session)).history, [{ role: 'user', text: 'One' }]);
  });

  await withSession(t, 'the end of a reply is the next of the log', async (t, session) => {
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

  await withSession(
    t,
    '[4.2] how a reply came about is read by its session',
    async (t, session) => {
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
    },
  );

  await withSession(t, 'an owner whose lease has ended writes nothing', async (t, session) => {
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

  await withSession(t, 'an owner begins its own unfinished reply again', async (t, session) => {
    await send(session, 'One');
    const first = await claim(session);
    const second = await claim(session);
    t.same([first.gen, second.gen, second.replyId], [1, 2, first.replyId]);
  });

  await withSession(
    t,
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

  await withSession(
    t,
    'a reply of another session cannot be stopped or ended',
    async (t, session) => {
      const other = await storage.sessions.create(newSession());
      const sent = await send(session, 'One');
      t.equal(await storage.queue.stopQueued(other.id, sent.replyId, 1), null);
      const reply = await claim(session);
      t.equal(await storage.queue.endReply(newEnd({ ...reply, sessionId: other.id })), null);
      t.match(await storage.sessions.find('demo', other.id), { seq: 0 });
    },
  );

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

  await withSession(t, 'a lease is renewed by its owner alone', async (t, session) => {
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

  await withSession(t, 'a stop is stored for whoever answers', async (t, session) => {
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

  await withSession(t, 'who goes gives up its replies, and no others', async (t, session) => {
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
