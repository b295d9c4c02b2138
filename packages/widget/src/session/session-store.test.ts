import { withChanges } from '@chatbot-test/shared/config/with-changes.js';
import type { ChatbotInfo } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import {
  buildChatbotInfo,
  buildPublicConfig,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { SessionStore } from './session-store.js';
import type { SessionState } from './session-state.js';

const server = 'https://chat.example.com';

function store(chatbot: ChatbotInfo = buildChatbotInfo()): SessionStore {
  return new SessionStore({
    server,
    chatbot,
    config: buildPublicConfig(),
    schedule: (run) => queueMicrotask(run),
  });
}

describe('a session store', () => {
  it('[8.5] tells of all that happened in a frame at once', async () => {
    const framed = new SessionStore({ server, config: buildPublicConfig() });
    const told: SessionState[] = [];
    framed.subscribe((state) => told.push(state));
    framed.setConnection({ kind: 'connecting' });
    framed.dispatch({ type: 'queued', cid: 'a', text: 'Hello', createdAt: '' });
    framed.setConnection({ kind: 'open' });
    expect(told).to.have.length(0);
    expect(framed.state.conversation.outbox).to.have.length(1);
    await new Promise((resolve) => requestAnimationFrame(resolve));
    expect(told).to.deep.equal([framed.state]);
  });

  it('[8.5] tells nobody of what changes nothing', async () => {
    const quiet = store();
    let told = 0;
    quiet.subscribe(() => (told += 1));
    quiet.dispatch({ type: 'pong' });
    quiet.setChatbot(buildChatbotInfo());
    await Promise.resolve();
    expect(told).to.equal(0);
  });

  it('[2.4] shows unsaved changes over what is saved, and takes them back', () => {
    const edited = store();
    edited.setPreview({ appearance: { light: { primary: '#aa0000' } } }, withChanges);
    expect(edited.state.config.appearance.light.primary).to.equal('#aa0000');
    expect(edited.state.config.name).to.equal('Shop helper');
    expect(edited.state.chatbot).to.deep.equal(buildChatbotInfo());
    edited.setPreview(null, withChanges);
    expect(edited.state.config).to.equal(edited.state.chatbot?.config);
  });

  it('[2.4] keeps what is unsaved when somebody else saves', () => {
    const edited = store();
    edited.setPreview({ name: 'Mine' }, withChanges);
    const appearance = { subtitle: 'Theirs' };
    edited.dispatch({
      type: 'chatbot',
      chatbot: buildChatbotInfo({
        revision: 2,
        fingerprint: 'b2',
        config: { name: 'Theirs', appearance },
      }),
    });
    expect(edited.state.config.name).to.equal('Mine');
    expect(edited.state.config.appearance.subtitle).to.equal('Theirs');
  });

  it('[2.4] shows unsaved image hosts, also over what knows no such field', () => {
    const { imageHosts: _, ...config } = buildPublicConfig();
    const edited = store({ ...buildChatbotInfo(), config });
    expect(edited.state.config.imageHosts).to.deep.equal([]);
    edited.setPreview({ imageHosts: ['images.example.com'] }, withChanges);
    expect(edited.state.config.imageHosts).to.deep.equal(['images.example.com']);
  });

  it('[2.4] takes no older revision for a newer one', () => {
    const saved = store(buildChatbotInfo({ revision: 3, fingerprint: 'c3' }));
    saved.setChatbot(buildChatbotInfo({ revision: 2, fingerprint: 'b2' }));
    expect(saved.state.chatbot?.revision).to.equal(3);
  });

  it('[2.3] takes an avatar’s path from the server, not from the page', () => {
    const avatar = (path: string): string =>
      store(buildChatbotInfo({ config: { appearance: { avatar: path } } })).state.config.appearance
        .avatar;
    expect(avatar('/avatars/helper.png')).to.equal('https://chat.example.com/avatars/helper.png');
    expect(avatar('https://cdn.example.com/a.png')).to.equal('https://cdn.example.com/a.png');
    expect(avatar('')).to.equal('');
  });

  it('[2.4] keeps the objects of what did not change', () => {
    const kept = store();
    const { config, conversation } = kept.state;
    kept.dispatch({
      type: 'message',
      epoch: 0,
      message: buildUserMessage(),
      replyId: 'reply-2',
    });
    expect(kept.state.config).to.equal(config);
    expect(kept.state.conversation).not.to.equal(conversation);
  });
});
