import {
  buildBotMessage,
  buildConversation,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { mountPanel, type PanelOnPage } from '../testing/mount-panel.js';

describe('replies in the panel', () => {
  let page: PanelOnPage;

  afterEach(() => page.remove());

  const said = (): string[] => page.texts('.messages > .message .body, .messages .user .bubble');
  const first = buildBotMessage({ seq: 2, text: 'First answer', sources: [] });

  it('[1.6] the last one can be given again; the new one takes its place', async () => {
    const messages = [buildUserMessage({ text: 'Why?' }), first];
    page = await mountPanel({ conversation: buildConversation({ messages }) });
    page.button('Regenerate').click();
    expect(page.done).to.deep.equal(['regenerate reply-2']);
    const open = {
      replyId: 'reply-9',
      replyTo: 'message-1',
      gen: 0,
      text: '',
      replaces: 'reply-2',
    };
    await page.show({ replies: [open] });
    expect(said()).to.deep.equal(['Why?']);
    expect(page.find('.dots')).not.to.equal(null);
    const { gen: _, ...rest } = first;
    const second = { ...rest, id: 'reply-9', seq: 3, gen: 1, text: 'Second', replaces: 'reply-2' };
    await page.show({ seq: 3, messages: [...messages, second], replies: [] });
    expect(said()).to.deep.equal(['Why?', 'Second']);
  });

  it('[1.6] only the last one can', async () => {
    const messages = [buildUserMessage(), first, buildUserMessage({ seq: 3 })];
    page = await mountPanel({ conversation: buildConversation({ messages }) });
    expect(page.find('[part=regenerate]')).to.equal(null);
  });

  it('[1.6] can be judged, and the judgement taken back', async () => {
    const messages = [buildUserMessage(), first];
    page = await mountPanel({ conversation: buildConversation({ messages }) });
    page.button('Good reply').click();
    expect(page.done).to.deep.equal(['rate reply-2 good']);
    await page.show({ messages: [buildUserMessage(), { ...first, feedback: 'good' }] });
    expect(page.button('Good reply').ariaPressed).to.equal('true');
    expect(page.button('Bad reply').ariaPressed).to.equal('false');
    page.button('Good reply').click();
    expect(page.done.at(-1)).to.equal('rate reply-2 none');
  });

  it('[1.6] offer what to ask next, until something is asked', async () => {
    const messages = [buildUserMessage(), { ...first, quickReplies: ['Returns', 'Shipping'] }];
    page = await mountPanel({ conversation: buildConversation({ messages }) });
    expect(page.texts('.quick li')).to.deep.equal(['Returns', 'Shipping']);
    page.button('Shipping').click();
    expect(page.done).to.deep.equal(['send Shipping']);
    await page.show({ seq: 3, messages: [...messages, buildUserMessage({ seq: 3 })] });
    expect(page.find('.quick')).to.equal(null);
  });
});
