import { createHash, randomUUID } from 'node:crypto';
import { isVerified } from '../../../sessions/engine/visitor.js';
import type { Turn } from '../../chatbot-service.js';
import { alternating } from '../alternating.js';
import type { ConversationState } from './connector-sessions.js';
import type { GenerationPlace } from './generation.js';
import { payloadOf } from './quick-replies.js';
import type { Scope } from './template.js';

/** Names that stand for something in every template, for people. docs/chatbot-service.md has them. */
export function turnScope(
  turn: Turn,
  state: ConversationState,
  secret: Scope['secret'],
  generation?: GenerationPlace,
): Scope {
  const { text, history, visitor, config, chatbotId, sessionId, replyId, epoch } = turn;
  // A service that remembers by it begins anew where our conversation does.
  const conversationId = `${sessionId}-${epoch}`;
  const said = alternating(
    [...history, { role: 'user' as const, text }].map((message, index) => ({
      id: `${conversationId}-${index}`,
      role: message.role === 'bot' ? 'assistant' : 'user',
      content: message.text,
    })),
  );
  const vars = Object.entries(state.vars).map(([name, value]) => [`vars.${name}`, value] as const);
  const inputs = Object.entries(visitor.inputs ?? {}).map(
    ([name, value]) => [`visitor.inputs.${name}`, value] as const,
  );
  return {
    secret,
    variables: {
      message: payloadOf(text, state.payloads),
      conversation: state.conversation,
      'conversation.id': conversationId,
      'conversation.key': createHash('sha256').update(conversationId).digest('hex').slice(0, 32),
      'generation.id': generation?.id ?? '',
      'generation.position': generation?.position ?? '',
      'session.id': sessionId,
      'reply.id': replyId,
      'chatbot.id': chatbotId,
      'chatbot.name': config.name,
      'chatbot.language': config.language,
      'visitor.id': visitor.id ?? '',
      'visitor.verified': isVerified(visitor),
      'visitor.name': visitor.name ?? '',
      'visitor.email': visitor.email ?? '',
      'visitor.language': visitor.language ?? config.language,
      'visitor.pageUrl': visitor.pageUrl ?? '',
      uuid: randomUUID(),
      mode: turn.mode,
      messages: said.map(({ role, content }) => ({ role, content })),
      'messages.withIds': said,
      'messages.ui': said.map(({ id, role, content }) => ({
        id,
        role,
        // Version 4 reads this, later ones the parts.
        content,
        parts: [{ type: 'text', text: content }],
      })),
      ...Object.fromEntries([...inputs, ...vars]),
    },
  };
}
