import { fileURLToPath } from 'node:url';
import { panelStates } from './fixtures/panel-states.js';
import { endPanelState, showPanelState } from './fixtures/show-panel-state.js';
import { stillness } from './fixtures/stillness.js';
import { test } from './fixtures/test.js';
import { Panel } from './pages/panel.js';

/** Draws every state of the panel on one sheet for each window and scheme, into docs/screenshots. */
const FOLDER = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
/** Scale of a picture on the sheet. */
const SCALE = 0.8;
const COLUMNS = 6;

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
          await showPanelState(panel, name, state);
          await page.mouse.move(0, 0);
          await stillness(page);
          const picture = await panel.root.screenshot({ animations: 'disabled' });
          size = { width: picture.readUInt32BE(16), height: picture.readUInt32BE(20) };
          const source = `data:image/png;base64,${picture.toString('base64')}`;
          await endPanelState(panel);
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
