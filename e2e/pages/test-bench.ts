import { expect, type Locator, type Page } from '@playwright/test';
import { Panel } from './panel.js';

/** `<chatbot-test>`: the panel and the tools around it. */
export class TestBench {
  readonly root: Locator;
  readonly panel: Panel;
  readonly inspector: Locator;
  readonly reset: Locator;
  readonly newSession: Locator;
  readonly undo: Locator;
  readonly debug: Locator;
  readonly embedCode: Locator;
  readonly close: Locator;
  /** Opens the menu of the tools, where there is no room for them in the bar. */
  readonly #tools: Locator;
  readonly #frame: Locator;

  constructor(page: Page) {
    this.root = page.locator('chatbot-test');
    this.panel = new Panel(this.root);
    this.inspector = this.root.getByRole('complementary', { name: 'Inspector' });
    const controls = this.root.locator('chatbot-test-controls');
    this.reset = controls.getByRole('button', { name: 'Reset' });
    this.newSession = controls.getByRole('button', { name: 'New session' });
    this.undo = this.root.getByRole('button', { name: 'Undo' });
    this.debug = controls.getByRole('button', { name: 'Debug' });
    this.embedCode = controls.getByRole('button', { name: 'Embed code' });
    this.#tools = controls.getByRole('button', { name: 'Tools' });
    this.#frame = this.root.locator('chatbot-device-frame');
    this.close = controls.getByRole('button', { name: 'Close', exact: true });
  }

  /** Opens the test of a chatbot by its address. */
  static async open(page: Page, id = 'shop'): Promise<TestBench> {
    await page.goto(`/#/chatbots/${id}/test`);
    const bench = new TestBench(page);
    await bench.usable();
    return bench;
  }

  /** Waits until a question can be asked and would be sent at once. */
  async usable(): Promise<void> {
    await expect(this.panel.composer).toBeVisible();
    await expect(
      this.root.getByText(/^Connected( by polling)?( over HTTP)?$/).first(),
    ).toBeAttached();
  }

  /** Presses a tool of the bar, or of its menu where they are folded. */
  async press(name: string): Promise<void> {
    const tool = this.root
      .locator('chatbot-test-controls')
      .getByRole('button', { name, exact: true });
    // After a change of the window's size the tools fold, or unfold, a moment later.
    const timeout = 10_000;
    await expect(async () => {
      if (!(await tool.isVisible()) && (await this.#tools.isVisible())) {
        await this.#tools.click({ timeout });
      }
      await tool.click({ timeout });
    }).toPass();
  }

  /** Makes the window so small that the inspector is a sheet, and waits until it is no column any more. */
  async shrink(size: { width: number; height: number }): Promise<void> {
    await this.root.page().setViewportSize(size);
    await expect(this.root.getByRole('separator', { name: 'Width of the inspector' })).toBeHidden();
  }

  /** Shows the debug panel, which an operator may have closed before. */
  async showDebug(): Promise<void> {
    // After a change of the window's size the tools fold, or unfold, a moment later.
    const timeout = 10_000;
    await expect(async () => {
      const isFolded = !(await this.debug.isVisible()) && (await this.#tools.isVisible());
      if (isFolded) await this.#tools.click({ timeout });
      const pressed = await this.debug.getAttribute('aria-pressed', { timeout });
      if (pressed !== 'true') await this.debug.click({ timeout });
      await expect(this.inspector).toBeVisible({ timeout });
    }).toPass();
  }

  async hideDebug(): Promise<void> {
    if ((await this.debug.getAttribute('aria-pressed')) === 'true') await this.debug.click();
    await expect(this.inspector).toBeHidden();
  }

  /** Shows the panel on a device of that kind, and waits for its frame. */
  async preview(device: 'Desktop' | 'Tablet' | 'Phone', theme: 'Light' | 'Dark'): Promise<void> {
    const controls = this.root.locator('chatbot-test-controls');
    await controls.getByRole('button', { name: 'Preview as' }).click();
    // The radio buttons lie unseen behind their icons.
    await this.root.getByRole('radio', { name: device }).check({ force: true });
    await this.root.getByRole('radio', { name: theme }).check({ force: true });
    await expect(this.#frame).toHaveClass(device.toLowerCase());
    await expect(this.#frame).toHaveAttribute('theme', theme.toLowerCase());
    await this.root.page().keyboard.press('Escape');
  }

  /** The panel's own corners, without those of the screen that it is on. */
  async squareScreen(): Promise<void> {
    await this.#frame.evaluate((frame) => {
      (frame as HTMLElement).style.setProperty('--screen', '0px');
    });
  }

  /** The size of the window that the frame takes the place of. */
  frameSize(): Promise<{ width: number; height: number }> {
    return this.#frame.evaluate(({ clientWidth, clientHeight }) => ({
      width: clientWidth,
      height: clientHeight,
    }));
  }
}
