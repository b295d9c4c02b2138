import { setTimeout as after } from 'node:timers/promises';
import type { BrowserPage } from './chromium.js';

/** Place of the open panel, in px. */
export interface PanelBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Longest time until the panel is open and still, and between two looks, in ms. */
const LIMIT_MS = 30_000;
const LOOK_MS = 250;
/** Looks that have to find the same: what is loaded last, as the menu is, may take a while. */
const STILL = 5;

/** Opens the panel; gives its place once it is there. */
const OPEN = `(() => {
  const widget = document.querySelector('chatbot-widget');
  if (!widget || !customElements.get('chatbot-widget')) return null;
  widget.open = true;
  const panel = widget.shadowRoot?.querySelector('chatbot-panel');
  if (!panel?.shadowRoot?.childElementCount) return null;
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  focused?.blur?.();
  // The page behind it is not part of it, but shows at round corners.
  document.documentElement.style.setProperty('background', '#808080', 'important');
  document.body.style.setProperty('background', '#808080', 'important');
  for (const part of document.body.querySelectorAll('*')) {
    if (part !== widget && !part.contains(widget)) {
      part.style?.setProperty('visibility', 'hidden', 'important');
    }
  }
  const { x, y, width, height } = panel.getBoundingClientRect();
  return width > 0 && height > 0 ? { x, y, width, height } : null;
})()`;

/**
 * Opens the widget's panel on a page and waits until it stands still.
 *
 * @returns its place, and a picture of it (PNG, base64); null: there is no widget that opens
 */
export async function openPanel(
  page: BrowserPage,
): Promise<{ readonly box: PanelBox; readonly picture: string } | null> {
  let [before, same] = ['', 0];
  for (const end = Date.now() + LIMIT_MS; Date.now() < end; await after(LOOK_MS)) {
    const box = await page.run<PanelBox | null>(OPEN);
    if (!box) continue;
    const picture = await page.picture(box);
    same = picture === before ? same + 1 : 1;
    if (same === STILL) return { box, picture };
    before = picture;
  }
  return null;
}
