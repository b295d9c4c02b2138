import {
  buildBotMessage,
  buildConversation,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import type { ShortcutListElement } from './shortcut-list.js';
import { axeViolations } from '../testing/axe.js';
import { mountPanel, type PanelOnPage } from '../panel/testing/mount-panel.js';

describe('the shortcuts of the panel', () => {
  let page: PanelOnPage;
  let closed = 0;

  beforeEach(async () => {
    const messages = [
      buildUserMessage(),
      buildBotMessage(),
      buildUserMessage({ seq: 3 }),
      buildBotMessage({ seq: 4 }),
    ];
    page = await mountPanel({ conversation: buildConversation({ messages }) });
    closed = 0;
    page.panel.addEventListener('panel-close', () => (closed += 1));
  });
  afterEach(() => page.remove());

  const list = () => page.find<ShortcutListElement>('chatbot-shortcut-list');
  const shown = async (): Promise<ShortcutListElement> => {
    for (;;) {
      await page.drawn();
      const element = list();
      if (element && page.root.activeElement === element) return element;
    }
  };
  const focused = () => page.root.activeElement;
  const messages = () => [...page.root.querySelectorAll<HTMLElement>('.message')];

  it('[8.1] are listed from its menu, in keys and in words; Esc closes them and gives the focus back', async () => {
    page.button('More').click();
    await page.drawn();
    page.button('Keyboard shortcuts').click();
    const keys = await shown();
    const rows = [...keys.renderRoot.querySelectorAll('dl > div')].map((row) =>
      [...row.children].map((part) => part.textContent.trim()),
    );
    expect(rows).to.deep.equal([
      ['Send', 'Enter'],
      ['New line', 'Shift+Enter'],
      ['Previous, next message', '↑↓'],
      ['First, latest message', 'HomeEnd'],
      ['Close the menu, then the chat', 'Esc'],
      ['This list, except while typing', '?'],
    ]);
    expect(await axeViolations(page.panel)).to.deep.equal([]);
    page.press('Escape', keys);
    await page.drawn();
    expect([list(), closed]).to.deep.equal([null, 0]);
    expect(focused()).to.equal(page.button('More'));
  });

  it('[8.1] are asked for by a question mark, but where one writes', async () => {
    expect(page.press('?').defaultPrevented).to.equal(false);
    await page.drawn();
    expect(list()).to.equal(null);
    const [message] = messages();
    message?.focus();
    expect(page.press('?', message).defaultPrevented).to.equal(true);
    page.press('Escape', await shown());
    await page.drawn();
    expect(focused(), 'as before').to.equal(message);
  });

  it('[8.1] do what the list says of them', async () => {
    await page.type('Two lines?');
    page.press('Enter', page.field, { shiftKey: true });
    expect(page.done).to.deep.equal([]);
    page.press('Enter');
    expect(page.done).to.deep.equal(['send Two lines?']);

    page.get('.scroller').focus();
    const all = messages();
    const moves = ['Home', 'ArrowDown', 'ArrowUp', 'End'].map((key) => {
      page.press(key, focused() ?? page.scroller);
      return all.indexOf(focused() as HTMLElement);
    });
    expect(moves).to.deep.equal([0, 1, 0, all.length - 1]);

    page.button('More').click();
    await page.drawn();
    page.press('Escape', page.get('.menu'));
    await page.drawn();
    expect([page.find('.menu'), closed]).to.deep.equal([null, 0]);
    page.press('Escape', page.button('More'));
    expect(closed).to.equal(1);
  });
});
