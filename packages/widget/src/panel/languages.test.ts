import {
  buildBotMessage,
  buildChatbotInfo,
  buildConversation,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { enPanel } from '../i18n/en/panel.js';
import { enExtras } from '../i18n/en/extras.js';
import { enShortcuts } from '../i18n/en/shortcuts.js';
import type { Text } from '../i18n/translate.js';
import { LANGUAGES } from '../i18n/languages/lang-all.js';
import { axeViolations } from '../testing/axe.js';
import { mountPanel, type PanelOnPage } from './testing/mount-panel.js';

const inLanguage = (language: string) => buildChatbotInfo({ config: { language } }).config;
const messages = [
  buildUserMessage({ createdAt: '2025-05-01T15:04:00.000Z' }),
  buildBotMessage({ createdAt: '2025-05-01T15:04:02.000Z', text: '```js\na\n```' }),
];

describe('the panel in other languages', () => {
  let page: PanelOnPage;

  afterEach(() => page.remove());

  const speaks = async (code: string): Promise<void> => {
    while (page.get('.panel').lang !== code) await page.drawn();
    await page.drawn();
  };

  it('[8.2] speaks the language of the chatbot, and another when that changes', async () => {
    page = await mountPanel({ conversation: buildConversation({ messages }) });
    expect(page.get('.code figcaption').textContent).to.include('js');
    page.panel.closable = true;
    await page.set({ config: inLanguage('de-AT') });
    await speaks('de');
    expect(page.button('Schließen')).to.be.instanceOf(HTMLButtonElement);
    expect(page.button('Code kopieren'), 'finished blocks too').to.be.instanceOf(HTMLButtonElement);
    expect(page.texts('.day')).to.deep.equal(['1. Mai 2025']);
    expect(page.texts('.actions time')[0]).to.match(/^\d\d:\d\d$/);
    page.panel.lang = 'fr';
    await speaks('fr');
    expect(page.button('Envoyer')).to.be.instanceOf(HTMLButtonElement);
    page.panel.lang = 'tlh';
    await speaks('en');
    expect(page.button('Send')).to.be.instanceOf(HTMLButtonElement);
  });

  it("[8.2] the operator's words run their own way in a panel that runs the other", async () => {
    const appearance = { subtitle: 'Any question?', starters: ['Why?'] };
    page = await mountPanel({
      config: buildChatbotInfo({ config: { language: 'ar', appearance } }).config,
    });
    await speaks('ar');
    for (const selector of ['.subtitle', '.starters button']) {
      const words = document.createTreeWalker(page.get(selector), NodeFilter.SHOW_TEXT);
      while (!words.currentNode.nodeValue?.includes('?') && words.nextNode());
      const text = words.currentNode;
      const at = text.nodeValue?.indexOf('?') ?? 0;
      const right = (start: number, end: number): number => {
        const range = new Range();
        range.setStart(text, start);
        range.setEnd(text, end);
        return Math.round(range.getBoundingClientRect().right);
      };
      expect(right(at, at + 1), selector).to.equal(right(0, at + 1));
    }
  });

  it('[8.2] has plurals and numbers as each language has them', async () => {
    page = await mountPanel({ config: inLanguage('ar') });
    await speaks('ar');
    await page.type('a'.repeat(7_998));
    expect(page.texts('.count')).to.deep.equal(['بقي حرفان']);
    page.panel.lang = 'en';
    await speaks('en');
    await page.type('a'.repeat(7_999));
    expect(page.texts('.count')).to.deep.equal(['1 character left']);
    await page.type('a'.repeat(9_500));
    expect(page.texts('.count')).to.deep.equal(['Too long by 1,500 characters']);
    page.panel.lang = 'de';
    await speaks('de');
    await page.type('a'.repeat(9_501));
    expect(page.texts('.count')).to.deep.equal(['1.501 Zeichen zu lang']);
  });

  it('[8.2] is written from right to left in Arabic', async () => {
    page = await mountPanel({
      config: inLanguage('ar'),
      conversation: buildConversation({ messages }),
    });
    await speaks('ar');
    expect(getComputedStyle(page.get('header')).direction).to.equal('rtl');
    const { right } = page.get('.avatar').getBoundingClientRect();
    expect(page.panel.getBoundingClientRect().right - right, 'avatar').to.be.below(24);
    expect(await axeViolations(page.panel)).to.deep.equal([]);
  });

  it('[8.2] [1.5] why the link is gone can be read to its end', async () => {
    page = await mountPanel({ config: inLanguage('de') });
    await speaks('de');
    await page.set({ connection: { kind: 'recovering', retryAt: 0, reason: 'busy' } });
    const line = page.get('.subtitle');
    while (!line.hasAttribute('data-words')) await page.drawn();
    expect(line.scrollWidth).to.be.at.most(line.clientWidth);
    expect(line.clientHeight).to.be.above(30);
  });

  it('[8.2] two panels on a page speak each its own', async () => {
    page = await mountPanel({ config: inLanguage('es') });
    const other = await mountPanel({ config: inLanguage('ja') });
    while (other.get('.panel').lang !== 'ja') await page.drawn();
    await speaks('es');
    await page.set({ conversation: buildConversation({ messages }) });
    await other.set({ conversation: buildConversation({ messages }) });
    expect(page.button('Enviar')).to.be.instanceOf(HTMLButtonElement);
    expect(other.button('送信')).to.be.instanceOf(HTMLButtonElement);
    other.remove();
  });

  it('[8.2] fills in the same values in every language', async () => {
    page = await mountPanel();
    const names = (text: Text): string[] =>
      [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])].sort();
    for (const load of Object.values(LANGUAGES)) {
      const { language } = await load();
      for (const [key, text] of Object.entries({ ...enPanel, ...enExtras, ...enShortcuts })) {
        const { [key]: other } = { ...language.panel, ...language.extras } as Record<string, Text>;
        expect(names(other as Text), `${key} in ${language.code}`).to.deep.equal(names(text));
      }
    }
  });
});
