import { fileURLToPath } from 'node:url';
import type { Conversation } from '@chatbot-test/shared/conversation/conversation.js';
import type { Locator } from '@playwright/test';
import { panelStates, type PanelState } from './fixtures/panel-states.js';
import { stillness } from './fixtures/stillness.js';
import { expect, test } from './fixtures/test.js';
import { Panel } from './pages/panel.js';

/** Draws every state of the panel on one sheet for each window and scheme, into docs/screenshots. */
const FOLDER = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
/** Scale of a picture on the sheet. */
const SCALE = 0.8;
const COLUMNS = 6;

const LATE: Readonly<Record<string, string>> = {
  'first message': '[part=typing]',
  connecting: '.subtitle:text-matches("^Connecting")',
  reconnecting: '.subtitle:text-matches("^Reconnecting")',
  'new messages': '[part=new-messages][data-missed]',
};

/** Actions of a person that bring them into sight. */
const DONE: Readonly<Record<string, (panel: Panel) => Promise<void>>> = {
  'two passages of one document': (panel) => panel.root.locator('button.cite').nth(1).click(),
  'the menu': (panel) => menuOf(panel).click(),
  'before it is cleared': async (panel) => {
    await menuOf(panel).click();
    await panel.root.getByRole('button', { name: 'Clear conversation' }).click();
  },
  'keyboard shortcuts': async (panel) => {
    await panel.replies.first().press('?');
    await expect(panel.root.getByText('Keyboard shortcuts')).toBeVisible();
  },
};

function menuOf(panel: Panel): Locator {
  return panel.root.getByRole('button', { name: 'More' });
}

/** Has the reader further up when the conversation comes to that. */
async function readOn(panel: Panel, later: Conversation): Promise<void> {
  const scroller = panel.root.locator('.scroller');
  await scroller.evaluate((element) => element.scrollTo(0, element.scrollHeight / 3));
  await expect(panel.root.locator('[part=new-messages]')).toBeVisible();
  await panel.root.evaluate((element, conversation) => {
    const shown = element as HTMLElement & { state: object };
    shown.state = { ...shown.state, conversation };
  }, later);
}

test.setTimeout(240_000);

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test.describe(`${colorScheme}, ${width} px`, () => {
      const isPhone = width < 600;
      test.use({
        colorScheme,
        viewport: { width, height: isPhone ? 844 : 800 },
        hasTouch: isPhone,
        isMobile: isPhone,
      });

      test('every state of the panel', async ({ page, browser }) => {
        await page.goto('/site.html');
        const widget = page.locator('chatbot-widget');
        await widget.getByRole('button').first().click();
        const panel = new Panel(widget);
        // Markdown and the words for every state are loaded with the first reply.
        await panel.ask('How long do I have to return an item?');
        const cells: string[] = [];
        let size = { width: 0, height: 0 };
        for (const [name, state] of panelStates()) {
          await panel.root.evaluate((element, { connection, conversation, lang }: PanelState) => {
            const shown = element as HTMLElement & { state: object };
            shown.lang = lang ?? '';
            shown.state = { ...shown.state, connection, conversation };
          }, state);
          if (state.later) await readOn(panel, state.later);
          await DONE[name]?.(panel);
          // Some things show only when they have lasted a moment.
          const late = LATE[name];
          if (late) await expect(panel.root.locator(late)).toBeVisible();
          await page.mouse.move(0, 0);
          await stillness(page);
          const picture = await panel.root.screenshot({ animations: 'disabled' });
          size = { width: picture.readUInt32BE(16), height: picture.readUInt32BE(20) };
          const source = `data:image/png;base64,${picture.toString('base64')}`;
          if (await panel.root.locator('.menu').isVisible()) await menuOf(panel).click();
          cells.push(`<figure><img src="${source}"><figcaption>${name}</figcaption></figure>`);
        }
        const sheet = await browser.newPage({
          viewport: {
            width: Math.round(COLUMNS * (size.width * SCALE + 24) + 24),
            height: 800,
          },
        });
        const isDark = colorScheme === 'dark';
        await sheet.setContent(`<!doctype html><meta charset="utf-8"><style>
          body { margin: 24px; display: grid; gap: 24px; font: 14px system-ui;
            grid-template-columns: repeat(${COLUMNS}, ${size.width * SCALE}px);
            background: ${isDark ? '#2a2c31' : '#e9eaee'}; color: ${isDark ? '#fff' : '#111'} }
          figure { margin: 0 } img { display: block; inline-size: 100%; border-radius: 10px }
          figcaption { padding-block-start: 8px; text-align: center }
          </style>${cells.join('')}`);
        await sheet.screenshot({
          path: `${FOLDER}states-${width}-${colorScheme}.png`,
          fullPage: true,
        });
        await sheet.close();
      });
    });
  }
}
