import type { Driver, Engine } from './driver.js';
import { PuppeteerDriver } from './puppeteer-driver.js';
import { WebKitDriver } from './webkit-driver.js';

/** Starts a browser with nothing in its storage. */
export function startDriver(engine: Engine): Promise<Driver> {
  return engine === 'webkit' ? WebKitDriver.start() : PuppeteerDriver.start(engine);
}
