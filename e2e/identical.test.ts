import type { Appearance } from '@chatbot-test/shared/config/appearance.schema.js';
import type { Browser, Page } from '@playwright/test';
import type { Api } from './fixtures/api.js';
import { hostilePage } from './fixtures/foreign-page.js';
import { differingPixels, picture } from './fixtures/pixels.js';
import { expect, test } from './fixtures/tenant-test.js';
import { ChatbotForm } from './pages/chatbot-form.js';
import { Panel } from './pages/panel.js';
import type { TestBench } from './pages/test-bench.js';

const APPEARANCES: Readonly<Record<string, Partial<Appearance>>> = {
  'as it comes': {},
  square: { radius: 0, bubbles: 'outlined', font: 'mono', density: 'compact' },
  round: { radius: 28, bubbles: 'filled', font: 'rounded' },
  yellow: {
    light: { primary: '#f5c518', surface: '#fffdf0', text: '#221f10' },
    dark: { primary: '#ffd94a', surface: '#14130c', text: '#f6f1da' },
    font: 'serif',
  },
  'without branding': { branding: false, subtitle: '', title: 'Ask us', density: 'compact' },
  'at the start': {
    launcher: { position: 'start', icon: 'help', label: 'Help' },
    radius: 8,
    avatar: '',
  },
};
/** Sample in every run; the others are in the full one. */
const SAMPLE = 'round';
/** Looks that are compared on a screen with two pixels to one of CSS, too. */
const DENSE = ['as it comes', 'round', 'at the start'] as const;
const QUESTIONS = ['How long do I have to return an item?', 'Do you ship to the moon?'];
const LINKS =
  'Read [our guide](https://example.com/guide), [call](tel:+4930123456) or [write](mailto:us@example.com):\n\n' +
  '- https://example.com/returns\n- [refused](javascript:alert(1))';
const DEVICES = ['Desktop', 'Phone'] as const;
const THEMES = ['Light', 'Dark'] as const;

for (const name of Object.keys(APPEARANCES)) {
  compares(name, 1, name === SAMPLE ? '' : ' @full');
}
for (const name of DENSE) compares(name, 2, ', two pixels to one of CSS @full');

/** @param ratio pixels of the screen to one of CSS @param more what else the title says */
function compares(name: string, ratio: number, more: string): void {
  test.describe(() => {
    test.use({ deviceScaleFactor: ratio });
    test(`[2.1] [2.6] the tested panel and the one on a hostile page have no differing pixel: ${name}${more}`, async ({
      page,
      browser,
      server,
      shop,
      api,
      sites,
    }) => {
      test.slow();
      const foreign = await sites.serve(hostilePage(server.origin, shop));
      await publish(api, shop, foreign.origin, { welcomeMessage: LINKS, ...APPEARANCES[name] });
      const bench = await openBench(page, shop);
      const live = await openLive(browser, foreign.origin, ratio);
      await expect(live.panel.greeting.locator('a')).toHaveCount(4);
      await Promise.all([play(bench.panel), play(live.panel)]);
      if (ratio > 1)
        await Promise.all([bench.panel, live.panel].map(({ root }) => root.evaluate(unhinted)));
      for (const device of DEVICES) {
        for (const theme of THEMES) {
          await bench.preview(device, theme);
          await live.page.setViewportSize(await bench.frameSize());
          await live.widget.evaluate(
            (widget, value) => widget.setAttribute('theme', value),
            theme.toLowerCase(),
          );
          const tested = await picture(page, bench.panel.root);
          const seen = await picture(live.page, live.panel.root);
          const differing = await differingPixels(page, tested, seen);
          expect.soft(differing, `pixels that differ: ${device}, ${theme}`).toBe(0);
        }
      }
      // The same comparison sees a single pixel.
      const before = await picture(live.page, live.panel.root);
      await plantPixel(live.panel);
      const after = await picture(live.page, live.panel.root);
      expect(await differingPixels(page, before, after)).toBe(ratio ** 2);
      await live.page.context().close();
    });
  });
}

async function publish(
  api: Api,
  id: string,
  origin: string,
  appearance: Partial<Appearance>,
): Promise<void> {
  await api.edit(id, (config) => ({
    ...config,
    allowedOrigins: [origin],
    appearance: { ...config.appearance, ...appearance },
  }));
  await api.publish(id);
}

async function openBench(page: Page, id: string): Promise<TestBench> {
  // A desktop's window has room in the bench beside the form.
  await page.setViewportSize({ width: 2400, height: 1300 });
  const form = new ChatbotForm(page);
  await form.open(id);
  const bench = await form.test();
  // It marks the reply that it tells of.
  await bench.hideDebug();
  await bench.squareScreen();
  return bench;
}

async function openLive(browser: Browser, origin: string, deviceScaleFactor: number) {
  const context = await browser.newContext({ deviceScaleFactor });
  const page = await context.newPage();
  await page.goto(origin);
  const widget = page.locator('chatbot-widget');
  await widget.getByRole('button').first().click();
  return { page, widget, panel: new Panel(widget) };
}

/**
 * Turns hinting off: with it, on such a screen, headless Chromium on Linux rounds the height of one font up and
 * down, by when it came to it, and two visits of one page differ.
 */
function unhinted({ style }: HTMLElement | SVGElement): void {
  style.setProperty('text-rendering', 'geometricPrecision');
}

async function play(panel: Panel): Promise<void> {
  for (const question of QUESTIONS) await panel.ask(question);
}

async function plantPixel(panel: Panel): Promise<void> {
  await panel.root.evaluate(({ shadowRoot }) => {
    const pixel = document.createElement('i');
    pixel.style.cssText =
      'position: absolute; inset: 50px auto auto 50px; width: 1px; height: 1px; background: #010203; z-index: 9';
    shadowRoot?.querySelector('.panel')?.append(pixel);
  });
}
