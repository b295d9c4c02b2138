import { LIMITS } from '@chatbot-test/shared/protocol/limits.js';
import { buildConversation, buildUserMessage } from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { mountPanel, type PanelOnPage } from '../testing/mount-panel.js';

describe('the composer', () => {
  let page: PanelOnPage;

  beforeEach(async () => {
    page = await mountPanel();
  });
  afterEach(() => page.remove());

  it('[1.2] sends by Enter and by its button, and is empty and focused after', async () => {
    await page.type('Hello');
    expect(page.press('Enter').defaultPrevented).to.equal(true);
    await page.type('  Once more ');
    page.button('Send').click();
    expect(page.done).to.deep.equal(['send Hello', 'send   Once more ']);
    expect(page.field.value).to.equal('');
    expect(page.root.activeElement).to.equal(page.field);
  });

  it('[1.2] makes a new line by Shift+Enter', async () => {
    await page.type('Hello');
    expect(page.press('Enter', page.field, { shiftKey: true }).defaultPrevented).to.equal(false);
    expect(page.done).to.deep.equal([]);
  });

  it('[8.2] leaves Enter to an input method that is composing', async () => {
    await page.type('こんにちは');
    page.press('Enter', page.field, { isComposing: true });
    page.press('Enter', page.field, { keyCode: 229 });
    expect(page.done).to.deep.equal([]);
  });

  it('[1.2] sends nothing that is blank', async () => {
    await page.type(' \n ');
    page.press('Enter');
    expect(page.button('Send').disabled).to.equal(true);
    expect(page.done).to.deep.equal([]);
  });

  it('[1.2] grows with its text to six lines, and back', async () => {
    const height = page.field.clientHeight;
    await page.type('one\ntwo\nthree');
    expect(page.field.clientHeight).to.equal(height + 44);
    await page.type('line\n'.repeat(20));
    expect(page.field.clientHeight).to.equal(height + 5 * 22);
    await page.type('');
    expect(page.field.clientHeight).to.equal(height);
  });

  it('[1.2] says how much is left when it is nearly full, and what is too much', async () => {
    await page.type('x'.repeat(LIMITS.textLength - 10));
    expect(page.texts('.count')).to.deep.equal(['10 characters left']);
    await page.type('x'.repeat(LIMITS.textLength + 3));
    expect(page.texts('.count')).to.deep.equal(['Too long by 3 characters']);
    page.press('Enter');
    expect(page.done).to.deep.equal([]);
    expect(page.field.value).to.have.length(LIMITS.textLength + 3);
  });

  it('[1.3] offers to stop while a reply runs, and to send as soon as there is text', async () => {
    const replies = [{ replyId: 'reply-2', replyTo: 'message-1', gen: 1, text: 'You' }];
    await page.show(buildConversation({ messages: [buildUserMessage()], replies }));
    expect(page.find('.send')).to.equal(null);
    await page.type('And?');
    page.button('Send').click();
    expect(page.done).to.deep.equal(['send And?']);
    expect(page.button('Stop the reply')).not.to.equal(null);
  });
});
