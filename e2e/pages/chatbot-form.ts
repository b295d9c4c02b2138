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
  readonly undo: Locator;
  readonly redo: Locator;
  readonly state: Locator;

  constructor(page: Page) {
    this.page = page;
    this.name = page.getByRole('textbox', { name: 'Name', exact: true });
    this.greeting = page.getByRole('textbox', { name: 'Greeting' });
    this.avatar = page.getByRole('textbox', { name: 'Avatar' });
    this.save = page.getByRole('button', { name: 'Save', exact: true });
    this.publish = page.getByRole('button', { name: /^(save and )?publish$/i });
    this.discard = page.getByRole('button', { name: 'Discard', exact: true });
    this.undo = page.getByRole('button', { name: 'Undo', exact: true });
    this.redo = page.getByRole('button', { name: 'Redo', exact: true });
    this.state = page.locator('.editor-bar .state');
  }

  async open(id: string): Promise<void> {
    await this.page.goto(`/#/chatbots/${id}`);
    await expect(this.name).toBeVisible();
  }

  colour(scheme: 'Light' | 'Dark', name: 'primary' | 'surface' | 'text'): Locator {
    return this.page.getByRole('textbox', { name: `${scheme}: ${name}`, exact: true });
  }

  /** Says that it is meant to be published, although nobody has tested it as it is now. */
  async publishUntested(): Promise<void> {
    const question = this.page.getByRole('dialog', { name: 'Publish all the same?' });
    await expect(question).toContainText('nobody has tested it as it is now');
    await question.getByRole('button', { name: 'Publish anyway' }).click();
  }

  /** Waits for the test session beside the form; where there is no room for it, opens it. */
  async test(): Promise<TestBench> {
    const button = this.page.getByRole('button', { name: 'Test', exact: true });
    if (await button.isVisible()) await button.click();
    const bench = new TestBench(this.page);
    await bench.usable();
    return bench;
  }
}
