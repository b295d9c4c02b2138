import { expect, type Locator } from '@playwright/test';

/** The panel that visitors get, in the embed or in a test session. */
export class Panel {
  readonly root: Locator;
  readonly title: Locator;
  readonly composer: Locator;
  readonly send: Locator;
  readonly greeting: Locator;
  readonly questions: Locator;
  readonly replies: Locator;
  readonly close: Locator;

  /** @param within the element that the panel is in */
  constructor(within: Locator) {
    this.root = within.locator('chatbot-panel');
    this.title = this.root.getByRole('heading', { level: 2 });
    this.composer = this.root.getByRole('textbox');
    this.send = this.root.getByRole('button', { name: 'Send', exact: true });
    this.greeting = this.root.locator('.content > chatbot-panel-reply');
    this.questions = this.root.locator('.messages chatbot-panel-question');
    this.replies = this.root.locator('.messages chatbot-panel-reply');
    this.close = this.root.getByRole('button', { name: 'Close', exact: true });
  }

  /** Sends a question and waits until its reply has ended. @returns the reply */
  async ask(question: string): Promise<Locator> {
    const before = await this.replies.count();
    await this.composer.fill(question);
    await this.composer.press('Enter');
    await expect(this.replies).toHaveCount(before + 1);
    await this.ended();
    return this.replies.nth(before);
  }

  /** Waits until no reply runs. */
  async ended(): Promise<void> {
    await expect(this.root.getByRole('button', { name: 'Stop the reply' })).toHaveCount(0);
  }

  /**
   * Looks at the latest reply before every paint while something happens.
   *
   * @returns the lengths of its text, in the order in which they were painted
   */
  async paintsWhile(act: () => Promise<unknown>): Promise<number[]> {
    const recording = await this.root.evaluateHandle((panel) => {
      const lengths: number[] = [];
      let frame = 0;
      const look = () => {
        const replies = panel.shadowRoot?.querySelectorAll('.messages chatbot-panel-reply .body');
        const length = [...(replies ?? [])].at(-1)?.textContent?.length ?? 0;
        if (lengths.at(-1) !== length) lengths.push(length);
        frame = requestAnimationFrame(look);
      };
      look();
      const end = () => {
        cancelAnimationFrame(frame);
        return lengths;
      };
      return { end };
    });
    await act();
    return recording.evaluate(({ end }) => end());
  }
}
