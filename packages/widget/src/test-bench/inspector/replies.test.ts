import {
  buildBotMessage,
  buildConversation,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { chosenReply, InspectedReplies } from './replies.js';

const open = { replyId: 'reply-4', replyTo: 'message-3', gen: 1, text: 'It' };
const messages = [
  buildUserMessage({ seq: 1, text: 'First?' }),
  buildBotMessage({ seq: 2 }),
  buildUserMessage({ seq: 3, text: 'Second?' }),
];

describe('inspected replies', () => {
  it('[4.1] are numbered in order, each with its question, those on their way last', () => {
    const list = new InspectedReplies().of(buildConversation({ messages, replies: [open] }));
    const shown = list.map(({ id, number, question, state }) => [id, number, question, state]);
    expect(shown).to.deep.equal([
      ['reply-2', 1, 'First?', 'done'],
      ['reply-4', 2, 'Second?', 'running'],
    ]);
  });

  it('[4.1] are numbered as their questions: one that is given again has the same number', () => {
    const again = { replyId: 'reply-3', replyTo: 'message-1', gen: 1, text: 'It' };
    const [first, reply] = messages.slice(0, 2);
    const told = [
      first,
      reply,
      buildUserMessage({ seq: 4 }),
      buildBotMessage({ seq: 5, replyTo: 'message-4' }),
    ];
    const conversation = buildConversation({
      messages: told.flatMap((message) => message ?? []),
      replies: [again],
    });
    const shown = new InspectedReplies().of(conversation).map(({ id, number }) => [id, number]);
    expect(shown).to.deep.equal([
      ['reply-2', 1],
      ['reply-5', 2],
      ['reply-3', 1],
    ]);
  });

  it('[4.1] a reply whose question is not loaded says so', () => {
    const [, bot] = messages;
    const conversation = buildConversation({ messages: bot ? [bot] : [], hasMore: true });
    expect(new InspectedReplies().of(conversation)[0]?.question).to.equal(null);
  });

  it('[4.1] are numbered as the export has them while older questions are not loaded, and after', () => {
    const log = Array.from({ length: 10 }, (_, index) => {
      const seq = index + 1;
      const isQuestion = seq % 2 === 1;
      return isQuestion
        ? buildUserMessage({ seq })
        : buildBotMessage({ seq, replyTo: `message-${index}` });
    });
    const numbersFrom = (place: number) => {
      const messages = log.slice(place);
      const earlierQuestions = log.slice(0, place).filter(({ role }) => role === 'user').length;
      const conversation = buildConversation({ messages, hasMore: place > 0, earlierQuestions });
      return new InspectedReplies().of(conversation).map(({ id, number }) => [id, number]);
    };
    const all = numbersFrom(0);
    expect(all.map(([, number]) => number)).to.deep.equal([1, 2, 3, 4, 5]);
    // The page begins with a question, or with a reply whose question is on the page before.
    expect(numbersFrom(4)).to.deep.equal(all.slice(2));
    expect(numbersFrom(5)).to.deep.equal(all.slice(2));
  });

  it('[8.5] are the very same list while a reply only grows', () => {
    const replies = new InspectedReplies();
    const before = replies.of(buildConversation({ messages, replies: [open] }));
    const grown = { ...open, text: 'It is' };
    expect(replies.of(buildConversation({ messages, replies: [grown] }))).to.equal(before);
    expect(replies.of(buildConversation({ messages, replies: [] }))).not.to.equal(before);
    const more = [...messages, buildBotMessage({ seq: 4 })];
    expect(replies.of(buildConversation({ messages: more, replies: [] }))).to.have.length(2);
  });

  it('[4.1] the chosen one is the latest where none is chosen, or the chosen one is gone', () => {
    const list = new InspectedReplies().of(buildConversation({ messages, replies: [open] }));
    expect(chosenReply(list, 'reply-2')?.number).to.equal(1);
    expect(chosenReply(list, null)?.number).to.equal(2);
    expect(chosenReply(list, 'gone')?.number).to.equal(2);
    expect(chosenReply([], null)).to.equal(null);
  });
});
