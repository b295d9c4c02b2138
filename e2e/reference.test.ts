import { expect, test } from './fixtures/reading-test.js';

test('[6.6] the API reference opens under the policy of its page', async ({ page }) => {
  await page.goto('/docs');
  await page.getByText('Start a test session').click();
  await expect(page.getByText('Always creates a new session, as a new visitor.')).toBeVisible();
});
