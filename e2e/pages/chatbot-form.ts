import { expect, type Locator, type Page } from '@playwright/test';
import { TestBench } from './test-bench.js';

/** The demo dashboard's edit form. */
export class ChatbotForm {
  readonly page: Page;
  readonly name: Locator;
  readonly greeting: Locator;
  readonly avatar: Locator;
  readonly save: Locator;
  readonly publish: Locator;
  readonly discard: Locator;
  readonly state: Locator;

  constructor(page: Page) {
    this.page = page;
    this.name = page.getByRole('textbox', { name: 'Name', exact: true });
    this.greeting = page.getByRole('textbox', { name: 'Greeting' });
    this.avatar = page.getByRole('textbox', { name: 'Avatar' });
    this.save = page.getByRole('button', { name: 'Save', exact: true });
    this.publish = page.getByRole('button', { name: /publish$/i });
    this.discard = page.getByRole('button', { name: 'Discard', exact: true });
    this.state = page.locator('.editor-bar .state');
  }

  async open(id: string): Promise<void> {
    await this.page.goto(`/#/chatbots/${id}`);
    await expect(this.name).toBeVisible();
  }

  colour(scheme: 'Light' | 'Dark', name: 'primary' | 'surface' | 'text'): Locator {
    return this.page.getByRole('textbox', { name: `${scheme}: ${name}`, exact: true });
  }

  /** Opens the test session beside the form and waits for it. */
  async test(): Promise<TestBench> {
    await this.page.getByRole('button', { name: 'Test', exact: true }).click();
    const bench = new TestBench(this.page);
    await bench.usable();
    return bench;
  }
}
