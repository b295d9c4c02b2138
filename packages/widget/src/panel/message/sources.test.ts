import type { Problem } from '@chatbot-test/shared/protocol/message.schema.js';
import {
  buildBotMessage,
  buildConversation,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { mountPanel, type PanelOnPage } from '../testing/mount-panel.js';

const SOURCE = {
  index: 1,
  documentId: 'd-1',
  title: 'Use `npm start` first',
  heading: '',
  passage: 'Run it.',
  url: null,
};

const PROBLEM: Problem = {
  code: 'service-timeout',
  message: 'لم تجب الخدمة.',
  action: '',
  retryable: true,
  correlationId: 'c-17',
};

describe('what follows a reply', () => {
  let page: PanelOnPage;

  afterEach(() => page.remove());

  it('[1.6] reads what stands between back-ticks in the title of a source as code', async () => {
    const messages = [buildUserMessage(), buildBotMessage({ sources: [SOURCE] })];
    page = await mountPanel({ conversation: buildConversation({ messages }) });
    page.get('.source').click();
    await page.drawn();
    for (const place of ['.source .title', '.passage .title']) {
      const title = page.get(place);
      expect(title.querySelector('code')?.textContent, place).to.equal('npm start');
      expect(title.textContent, place).to.not.include('`');
      expect(title.dir, place).to.equal('auto');
    }
  });

  it('[8.2] reads what is wrong from its own side', async () => {
    const failed = buildBotMessage({ text: '', state: 'failed', problem: PROBLEM });
    const messages = [buildUserMessage(), failed];
    page = await mountPanel({ conversation: buildConversation({ messages }) });
    const words = page.get('.problem p');
    expect(words.textContent).to.include('لم تجب');
    expect(getComputedStyle(words).direction).to.equal('rtl');
    expect(getComputedStyle(page.get('.panel')).direction).to.equal('ltr');
  });
});
