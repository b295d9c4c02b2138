import {
  buildBotMessage,
  buildConversation,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { mountPanel, type PanelOnPage } from '../testing/mount-panel.js';

describe('the reason for a thumb down', () => {
  let page: PanelOnPage;
  const reply = buildBotMessage({ seq: 2, sources: [] });
  const messages = [buildUserMessage(), reply];
  const bad = { messages: [buildUserMessage(), { ...reply, feedback: 'bad' as const }] };

  afterEach(() => page.remove());

  async function rateBad(): Promise<HTMLInputElement> {
    page = await mountPanel({ conversation: buildConversation({ messages }) });
    expect(page.find('.why')).to.equal(null);
    page.button('Bad reply').click();
    await page.show(bad);
    await customElements.whenDefined('chatbot-panel-why');
    await page.show(bad);
    const field = page.find<HTMLInputElement>('.why input');
    if (!field) throw new Error('Nobody is asked.');
    return field;
  }

  it('[1.6] is asked for and sent, and the reader is thanked', async () => {
    const field = await rateBad();
    expect(field.ariaLabel).to.equal('What was wrong? (optional)');
    field.value = '  It is outdated. ';
    page.find<HTMLFormElement>('.why')?.requestSubmit();
    expect(page.done).to.deep.equal(['rate reply-2 bad', 'rate reply-2 bad It is outdated.']);
    await page.show(bad);
    expect(page.texts('.why')).to.deep.equal(['Thank you.']);
  });

  it('[1.6] need not be given: Escape puts the question away, and not the panel', async () => {
    const field = await rateBad();
    field.focus();
    let heard = 0;
    document.addEventListener('keydown', () => (heard += 1), { once: true });
    const escape = { key: 'Escape', bubbles: true, composed: true, cancelable: true };
    const key = new KeyboardEvent('keydown', escape);
    field.dispatchEvent(key);
    await page.show(bad);
    expect(key.defaultPrevented, 'a dialog around it stays').to.equal(true);
    expect(page.find('.why')).to.equal(null);
    expect(heard).to.equal(0);
    expect(page.done).to.deep.equal(['rate reply-2 bad']);
  });

  it('[1.6] is not asked for when a page shows what was rated before', async () => {
    const other = { ...reply, id: 'reply-old', feedback: 'bad' as const };
    const rated = { messages: [buildUserMessage(), other] };
    page = await mountPanel({ conversation: buildConversation(rated) });
    expect(page.button('Bad reply').ariaPressed).to.equal('true');
    expect(page.find('.why')).to.equal(null);
  });
});
