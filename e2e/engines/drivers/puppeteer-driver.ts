import puppeteer, { type Browser, type BrowserContext, type Page } from 'puppeteer-core';
import { chromiumArgs, findTestChromium, findFirefox } from '../../../scripts/provision/find.mjs';
import { WINDOW, type Driver, type EngineBrowser, type Key } from './driver.js';

/** Chromium over its own protocol, Firefox over WebDriver BiDi. */
export class PuppeteerBrowser implements EngineBrowser {
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** @throws Error where the browser is not on this machine */
  static async start(engine: 'chromium' | 'firefox'): Promise<PuppeteerBrowser> {
    const executablePath = engine === 'firefox' ? findFirefox() : findTestChromium();
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
    return new PuppeteerBrowser(browser);
  }

  async open(): Promise<Driver> {
    const context = await this.#browser.createBrowserContext();
    return new PuppeteerDriver(context, await context.newPage());
  }

  end(): Promise<void> {
    return this.#browser.close();
  }
}

class PuppeteerDriver implements Driver {
  readonly #context: BrowserContext;
  readonly #page: Page;

  constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.#page = page;
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
    return this.#context.close();
  }
}
