import type { Locator, Page } from '@playwright/test';
import { ChatbotForm } from './chatbot-form.js';

/** The documents in the demo dashboard's edit form. */
export class KnowledgeSection {
  readonly page: Page;
  readonly root: Locator;
  readonly search: Locator;
  readonly status: Locator;
  readonly rows: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole('region', { name: 'Knowledge' });
    this.search = this.root.getByRole('searchbox');
    this.status = this.root.locator('.knowledge-status');
    this.rows = this.root.getByRole('list', { name: 'Documents' }).getByRole('listitem');
    this.dialog = page.locator('dialog.question');
  }

  async open(chatbot: string): Promise<void> {
    await new ChatbotForm(this.page).open(chatbot);
    await this.root.scrollIntoViewIfNeeded();
  }

  row(title: string): Locator {
    return this.rows.filter({ has: this.page.getByRole('button', { name: title, exact: true }) });
  }

  /** Writes a document in the open dialog and saves it. */
  async write(title: string, text: string, asked = ''): Promise<void> {
    await this.dialog.getByLabel('Title').fill(title);
    await this.dialog.getByLabel('Text').fill(text);
    await this.dialog.getByLabel('Other ways to ask').fill(asked);
    await this.dialog.getByRole('button', { name: /document$/ }).click();
  }
}
