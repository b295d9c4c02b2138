import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, pass, type Embed, type Finding } from '../check-page.js';
import type { BrowserPage, Chromium } from './chromium.js';
import { differingPixels } from './differing-pixels.js';
import { openPanel } from './open-panel.js';

/** Language and direction of the page, and attributes of the widget in it. */
interface Setting {
  readonly lang: string;
  readonly dir: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** Script that reads what belongs to the page, not to the chatbot. */
const SETTING = `(() => {
  const { lang, dir } = document.documentElement;
  const own = new Set(['server', 'id', 'class', 'style', 'part', 'slot']);
  const attributes = [...document.querySelector('chatbot-widget').attributes]
    .map(({ name, value }) => [name, value])
    .filter(([name]) => !own.has(name));
  return { lang, dir, attributes };
})()`;

const SET_LIKE = `({ lang, dir, attributes }) => {
  Object.assign(document.documentElement, { lang, dir });
  const widget = document.createElement('chatbot-widget');
  for (const [name, value] of attributes) widget.setAttribute(name, value);
  document.querySelector('chatbot-widget').replaceWith(widget);
}`;

/** Waits for what scripts add. @returns the page's HTML as the browser has it; null: no widget came */
export async function renderedHtml(page: BrowserPage): Promise<string | null> {
  return page.run(`new Promise((resolve) => {
    const end = Date.now() + 15000;
    const look = () => {
      const isThere = document.querySelector('chatbot-widget') && document.readyState === 'complete';
      if (isThere) resolve(document.documentElement.outerHTML);
      else if (Date.now() > end) resolve(null);
      else setTimeout(look, 100);
    };
    look();
  })`);
}

/**
 * Compares the open panel of a page, pixel by pixel, with the one that the server shows of what was
 * published, in a page of its own.
 *
 * @param folder gets the pictures where they differ: `live.png`, `tested.png`, `difference.png`
 */
export async function panelFinding(
  browser: Chromium,
  page: BrowserPage,
  { server, chatbotId }: Embed,
  folder: string,
): Promise<Finding> {
  const setting = await page.run<Setting>(SETTING);
  const live = await openPanel(page);
  if (!live) {
    return fail('panel', 'it did not open in the browser', 'Look at the console of the page.');
  }
  const own = await browser.open(`${server}/frame/${encodeURIComponent(chatbotId)}`);
  await renderedHtml(own);
  await own.run(`(${SET_LIKE})(${JSON.stringify(setting)})`);
  const tested = await openPanel(own);
  if (!tested) return fail('panel', 'the server’s own page does not show it', 'Publish it.');
  const [a, b] = [live.box, tested.box];
  if (a.width !== b.width || a.height !== b.height) {
    await keep(folder, { live: live.picture, tested: tested.picture });
    const says = `it is ${a.width} × ${a.height} px there, and ${b.width} × ${b.height} px as published`;
    return fail('panel', says, `Look at live.png and tested.png in ${folder}.`);
  }
  const { count, of, picture } = await differingPixels(own, live.picture, tested.picture);
  if (count === 0) return pass('panel', `each of its ${of} pixels is as published`);
  await keep(folder, { live: live.picture, tested: tested.picture, difference: picture });
  return fail(
    'panel',
    `${count} of its ${of} pixels are not as published`,
    `Look at ${join(folder, 'difference.png')}: what differs is red. The page’s own styles may do that.`,
  );
}

async function keep(folder: string, pictures: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, base64] of Object.entries(pictures)) {
    await writeFile(join(folder, `${name}.png`), Buffer.from(base64, 'base64'));
  }
}
