import { expect, test } from './fixtures/reading-test.js';
import { Dashboard } from './pages/dashboard.js';

for (const [name, full] of [
  ['Fernway Help', ''],
  ['Docs', '@full'],
] as const) {
  test(
    `[1.6] what ${name} of the demo offers to ask, it can answer`,
    { tag: full || [] },
    async ({ page }) => {
      const dashboard = new Dashboard(page);
      await dashboard.open();
      const { panel } = await dashboard.test(name);
      const starters = panel.root.locator('[part=starter]');
      await expect(starters.first()).toBeVisible();
      for (const question of await starters.allTextContents()) {
        const reply = await panel.ask(question.trim());
        await expect(reply.getByRole('button', { name: /^Source 1/ }).first()).toBeVisible();
      }
    },
  );
}
