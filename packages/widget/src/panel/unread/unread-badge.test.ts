import { buildBotMessage, buildConversation } from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import type { SessionState } from '../../session/session-state.js';
import { showUnread } from './unread-badge.js';

describe('the count of what was not seen', () => {
  it('[1.7] is said in the language of the panel, though that is on its way yet', async () => {
    const host = document.createElement('div');
    const frame = document.createElement('div');
    host.attachShadow({ mode: 'open' }).append(frame);
    document.body.append(host);
    const closed = new AbortController();
    const messages = [buildBotMessage({ seq: 2 })];
    const state = { conversation: buildConversation({ messages }) };

    showUnread({
      store: { state: state as SessionState, subscribe: () => () => undefined },
      frame,
      language: 'de',
      seen: { epoch: 1, seq: 1 },
      signal: closed.signal,
      keep: () => undefined,
    });
    const words = frame.querySelector('[role=status]');
    expect(words?.textContent).to.equal('1 new message');
    while (words?.textContent === '1 new message') {
      await new Promise((resolve) => setTimeout(resolve));
    }
    expect(words?.textContent).to.equal('1 neue Nachricht');
    closed.abort();
    expect(frame.childElementCount).to.equal(0);
    host.remove();
  });
});
