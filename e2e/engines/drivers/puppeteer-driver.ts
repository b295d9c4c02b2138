import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { chromiumArgs, findChromium, findFirefox } from '../../../scripts/provision/find.mjs';
import { WINDOW, type Driver, type Key } from './driver.js';

/** Chromium over its own protocol, Firefox over WebDriver BiDi. */
export class PuppeteerDriver implements Driver {
  readonly #browser: Browser;
  readonly #page: Page;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.#page = page;
  }

  /** @throws Error where the browser is not on this machine */
  static async start(engine: 'chromium' | 'firefox'): Promise<PuppeteerDriver> {
    const executablePath = engine === 'firefox' ? findFirefox() : findChromium();
    if (!executablePath) throw new Error(`There is no ${engine} on this machine.`);
    const browser = await puppeteer.launch({
      ...(engine === 'firefox' ? { browser: engine } : { browser: 'chrome', args: chromiumArgs }),
      executablePath,
      defaultViewport: WINDOW,
      // The runner's own handlers end it, with the test.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
    return new PuppeteerDriver(browser, await browser.newPage());
  }

  async open(url: string): Promise<void> {
    await this.#page.goto(url);
  }

  async reload(): Promise<void> {
    await this.#page.reload();
  }

  async evaluate(expression: string): Promise<string> {
    return (await this.#page.evaluate(expression)) as string;
  }

  clickAt(x: number, y: number): Promise<void> {
    return this.#page.mouse.click(x, y);
  }

  async press(key: Key): Promise<void> {
    const { keyboard } = this.#page;
    const [main, isShifted] = [key.replace('Shift+', '') as 'Tab', key.startsWith('Shift+')];
    if (isShifted) await keyboard.down('Shift');
    await keyboard.press(main);
    if (isShifted) await keyboard.up('Shift');
  }

  type(text: string): Promise<void> {
    return this.#page.keyboard.type(text);
  }

  end(): Promise<void> {
    return this.#browser.close();
  }
}
