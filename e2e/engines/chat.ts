import { expect } from '@playwright/test';
import type { Tab } from './tab.js';

/** The conversation in an element of a page. */
export class Chat {
  readonly tab: Tab;
  readonly panel: string;
  readonly composer: string;
  readonly questions: string;
  readonly replies: string;

  /** @param element the tag that it is in */
  constructor(tab: Tab, element: 'chatbot-widget' | 'chatbot-test') {
    this.tab = tab;
    this.panel = `${element} >> chatbot-panel`;
    this.composer = `${this.panel} >> textarea`;
    this.questions = `${this.panel} >> .messages chatbot-panel-question`;
    this.replies = `${this.panel} >> .messages chatbot-panel-reply`;
  }

  /** Writes a question and sends it, as a person at a keyboard. */
  async write(text: string): Promise<void> {
    await this.tab.click(this.composer);
    await this.tab.type(text);
    await this.tab.press('Enter');
  }

  /** Asks and waits until the reply has ended. */
  async ask(text: string): Promise<void> {
    const before = await this.tab.count(this.replies);
    await this.write(text);
    await expect.poll(() => this.tab.count(this.replies)).toBe(before + 1);
    await this.ended();
  }

  /** Waits until no reply runs. */
  async ended(): Promise<void> {
    await expect.poll(() => this.tab.count(`${this.panel} >> .stop`)).toBe(0);
  }

  /** Reads the text of the latest reply. */
  async reply(): Promise<string> {
    return (await this.tab.texts(`${this.replies} >> .body`)).at(-1) ?? '';
  }

  /** Lists the questions, in order. */
  asked(): Promise<string[]> {
    return this.tab.texts(`${this.questions} >> .bubble`);
  }
}
