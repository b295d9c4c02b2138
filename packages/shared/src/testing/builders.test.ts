import t from 'tap';
import Value from 'typebox/value';
import { ChatbotConfig, PublicConfig } from '../config/chatbot-config.schema.js';
import { BotMessage, ReplyDebug, UserMessage } from '../protocol/message.schema.js';
import { ChatbotInfo, SessionInfo } from '../protocol/server-frames.schema.js';
import * as build from './builders.js';

t.test('what is built is valid', async (t) => {
  t.ok(Value.Check(ChatbotConfig, build.buildChatbotConfig()));
  t.ok(Value.Check(PublicConfig, build.buildPublicConfig()));
  t.ok(Value.Check(ChatbotInfo, build.buildChatbotInfo()));
  t.ok(Value.Check(SessionInfo, build.buildSessionInfo()));
  t.ok(Value.Check(UserMessage, build.buildUserMessage()));
  t.ok(Value.Check(BotMessage, build.buildBotMessage()));
  t.ok(Value.Check(ReplyDebug, build.buildReplyDebug()));
});

t.test('changes are laid over what is built', async (t) => {
  const { name, appearance } = build.buildChatbotConfig({ appearance: { radius: 4 } });
  t.match({ name, appearance }, { name: 'Shop helper', appearance: { radius: 4, font: 'system' } });
  const info = build.buildChatbotInfo({ revision: 7, config: { name: 'Other' } });
  t.match(info, { revision: 7, config: { name: 'Other', language: 'en' } });
  t.match(build.buildUserMessage({ seq: 5 }), { id: 'message-5', cid: 'cid-5', seq: 5 });
});

t.test('[4.1] the parts of the built times add up', async (t) => {
  const { totalMs, marks } = build.buildReplyDebug();
  t.equal(
    marks.reduce((sum, { ms }) => sum + ms, 0),
    totalMs,
  );
});

t.test('a built conversation is where its messages are', async (t) => {
  t.match(build.buildConversation(), { epoch: 1, seq: 2, gap: false });
  t.equal(build.buildConversation({ messages: [] }).seq, 0);
  t.equal(build.buildConversation({ seq: 9 }).seq, 9);
});
