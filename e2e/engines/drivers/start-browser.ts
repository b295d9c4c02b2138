import type { Engine, EngineBrowser } from './driver.js';
import { PuppeteerBrowser } from './puppeteer-driver.js';
import { WebKitDriver } from './webkit-driver.js';

/** Starts a browser; WebKit's driver has one session, so each of its tabs is a browser. */
export async function startBrowser(engine: Engine): Promise<EngineBrowser> {
  if (engine !== 'webkit') return PuppeteerBrowser.start(engine);
  return { open: () => WebKitDriver.start(), end: () => Promise.resolve() };
}
