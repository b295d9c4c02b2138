import { expect, type Locator, type Page } from '@playwright/test';
import { TestBench } from './test-bench.js';

/** The demo dashboard's list. */
export class Dashboard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto('/');
    await expect(this.page.getByRole('button', { name: /^Test / }).first()).toBeVisible();
  }

  row(name: string): Locator {
    return this.page.getByRole('listitem').filter({ hasText: name });
  }

  /** Names in the rows, in their order. */
  get names(): Locator {
    return this.page.getByRole('list', { name: 'Chatbots' }).getByRole('heading');
  }

  /** Opens the menu of a row and chooses what to do. */
  async choose(name: string, deed: string): Promise<void> {
    await this.page.getByRole('button', { name: `More for ${name}`, exact: true }).click();
    await this.page.getByRole('menuitem', { name: deed }).click();
  }

  testButton(name: string): Locator {
    return this.page.getByRole('button', { name: `Test ${name}` });
  }

  /** Presses *Test* of a row and waits for the session. */
  async test(name: string): Promise<TestBench> {
    await this.testButton(name).click();
    const bench = new TestBench(this.page);
    await bench.usable();
    return bench;
  }
}
