import { withChanges } from '@chatbot-test/shared/config/with-changes.js';
import {
  buildBotMessage,
  buildChatbotInfo,
  buildReplyDebug,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import type { SessionState } from '../../session/session-state.js';
import { SessionLog } from './session-log.js';
import { MemorySession, TWO_REPLIES } from '../testing/memory-session.js';

/** A log that is told of every step of a session. */
function follow(): {
  session: MemorySession;
  texts: () => string[];
  step: () => void;
  log: SessionLog;
} {
  const session = new MemorySession();
  const log = new SessionLog();
  let before: SessionState | null = null;
  let at = 1_000;
  const step = (): void => {
    const { state } = session.store;
    log.record(before, state, (at += 1));
    before = state;
  };
  step();
  return { session, log, step, texts: () => log.entries.map(({ text }) => text) };
}

describe('session log', () => {
  it('[4.4] tells a message from sending to the end of its reply, in order', () => {
    const { session, step, texts } = follow();
    const { store } = session.welcome();
    step();
    const seen = texts().length;
    const user = buildUserMessage({ seq: 1, cid: 'c1', text: 'Hello there' });
    store.dispatch({ type: 'queued', cid: 'c1', text: 'Hello there', createdAt: user.createdAt });
    step();
    store.dispatch({ type: 'ack', cid: 'c1', messageId: user.id, epoch: 1, seq: 1 });
    step();
    store.dispatch({ type: 'message', epoch: 1, message: user, replyId: 'reply-2' });
    step();
    store.dispatch({ type: 'delta', replyId: 'reply-2', gen: 1, offset: 0, text: 'Hi' });
    step();
    store.dispatch({ type: 'delta', replyId: 'reply-2', gen: 1, offset: 2, text: '!' });
    step();
    const { text: _, ...message } = buildBotMessage({ seq: 2, debug: buildReplyDebug() });
    store.dispatch({ type: 'done', epoch: 1, message, length: 3, sha256: '' });
    step();
    expect(texts().slice(seen)).to.deep.equal([
      'Sending “Hello there”',
      'Stored by the server',
      'Reply started',
      'First token',
      'Reply done in 142 ms',
    ]);
  });

  it('[4.4] tells of the connection, the session and the revision', () => {
    const { session, step, texts } = follow();
    const { store } = session;
    store.setConnection({ kind: 'connecting' });
    step();
    session.welcome(TWO_REPLIES);
    step();
    store.setConnection({ kind: 'recovering', retryAt: 4_003 });
    step();
    store.setChatbot(buildChatbotInfo({ revision: 2, fingerprint: 'b' }));
    step();
    expect(texts()).to.deep.equal([
      'Disconnected',
      'Connecting',
      'Connected',
      'Session session-1',
      'Chatbot is at revision 1',
      'Conversation restored, messages: 4',
      'Connection lost, next try in 3 s',
      'Chatbot is at revision 2',
    ]);
  });

  it('[2.4] says once that unsaved values show, and when there are none left', () => {
    const { session, step, texts } = follow();
    const { store } = session.welcome();
    step();
    const seen = texts().length;
    const { config } = buildChatbotInfo();
    // A form hands over all of its values, changed or not.
    for (const name of [config.name, 'N', 'New', config.name]) {
      store.setPreview({ ...config, name }, withChanges);
      step();
    }
    expect(texts().slice(seen)).to.deep.equal([
      'Showing unsaved changes',
      'No longer showing unsaved changes',
    ]);
  });

  it('[3.1] tells of a reset', () => {
    const { session, step, texts } = follow();
    session.welcome(TWO_REPLIES);
    step();
    session.store.dispatch({
      type: 'recovered',
      recovery: { epoch: 2, seq: 0, complete: false, hasMore: false, messages: [], replies: [] },
    });
    step();
    expect(texts().at(-1)).to.equal('Conversation cleared');
  });

  it('[4.4] marks what went wrong, with its reason', () => {
    const { session, step, log } = follow();
    const problem = {
      code: 'service-timeout',
      message: 'The chatbot service did not answer within 30 s.',
      action: 'Try again.',
      retryable: true,
      correlationId: 'c-1',
    };
    session.welcome([buildUserMessage({ seq: 1 })]);
    step();
    const { text: _, ...message } = buildBotMessage({ seq: 2, state: 'failed', problem });
    session.store.dispatch({ type: 'done', epoch: 1, message, length: 0, sha256: '' });
    step();
    expect(log.entries.at(-1)).to.include({
      kind: 'problem',
      text: 'Reply failed: The chatbot service did not answer within 30 s.',
      replyId: 'reply-2',
    });
  });

  it('[8.5] keeps a bounded number of entries and says that older ones are gone', () => {
    const { session, step, log } = follow();
    expect(log.dropped).to.equal(false);
    for (let index = 0; index < 600; index += 1) {
      session.store.setConnection(index % 2 ? { kind: 'connecting' } : { kind: 'offline' });
      step();
    }
    expect(log.entries).to.have.length(500);
    expect(log.dropped).to.equal(true);
    expect(log.entries.at(-1)?.text).to.equal('Connecting');
  });
});
