import type { Test } from 'tap';
import { LEASE, ME, START, stepsOf } from './steps.contract.js';
import type { SessionStorage } from './session-storage.js';
import { newEnd, newMessage, newSession } from '../../../testing/sessions/sessions.js';

const NOBODY = 'owner-that-died';

/** Contract of every log of messages, whatever it stores them in. */
export async function messageLogContract(t: Test, storage: SessionStorage): Promise<void> {
  const { withSession, send, claim, log, seqs } = stepsOf(storage);

  await withSession(t, 'the first send takes number 1 and queues its reply', async (t, session) => {
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

  await withSession(t, 'the same cid again changes nothing', async (t, session) => {
    const message = newMessage(session.id);
    const first = await storage.messages.append(message);
    await send(session, 'Another one');
    const again = await storage.messages.append({ ...message, messageId: 'm2', replyId: 'r2' });
    t.same(again, { ...first, outcome: 'known' });
    const other = await storage.messages.append({ ...message, text: 'Something else' });
    t.same(other, { outcome: 'conflict' });
    t.same(await seqs(session), [1, 2]);
  });

  await withSession(t, 'a cid counts within its session', async (t, session) => {
    const other = await storage.sessions.create(newSession());
    await storage.messages.append(newMessage(session.id, { cid: 'same' }));
    t.match(await storage.messages.append(newMessage(other.id, { cid: 'same' })), {
      outcome: 'appended',
      seq: 1,
    });
  });

  await withSession(t, 'racing sends leave no hole', async (t, session) => {
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

  await withSession(t, 'a reset clears the log and starts the next epoch', async (t, session) => {
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

  await withSession(t, 'a reset is undone, with what was sent since', async (t, session) => {
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

  await withSession(
    t,
    'a reset of an empty log leaves an earlier one to undo',
    async (t, session) => {
      await send(session, 'One');
      await storage.messages.reset(session.id, 1);
      await storage.messages.reset(session.id, 2);
      t.match(await storage.messages.undoReset(session.id, 3, 1_000), {
        head: { epoch: 4, seq: 1 },
      });
      t.same(await seqs(session), [1]);
      await storage.messages.reset(session.id, 4);
      await storage.sessions.end(session.id, null);
      t.match(await storage.messages.undoReset(session.id, 5, 1_000), { outcome: 'other-epoch' });
    },
  );

  await withSession(
    t,
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
    t,
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

  await withSession(t, 'older pages are read backwards', async (t, session) => {
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
    const count = (epoch: number, before: number) =>
      storage.messages.countQuestions(session.id, epoch, before);
    t.same(
      await Promise.all([count(1, 6), count(1, 1), count(1, 1e15), count(2, 6)]),
      [5, 0, 7, 0],
    );
  });
}
