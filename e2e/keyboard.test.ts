import { atRest } from './fixtures/at-rest.js';
import { expect, test } from './fixtures/reading-test.js';
import { Dashboard } from './pages/dashboard.js';
import { Panel } from './pages/panel.js';

test('[8.1] a chatbot is tested by keyboard alone, and the focus returns to where it was', async ({
  page,
}) => {
  const dashboard = new Dashboard(page);
  await dashboard.open();
  const button = dashboard.testButton('Fernway Help');
  // States of chatbots come later than the list, whose rows are then drawn anew.
  await atRest(page);
  for (let presses = 0; presses < 90; presses += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press('Tab');
  }
  await expect(button).toBeFocused();
  await page.keyboard.press('Enter');

  const panel = new Panel(page.locator('chatbot-test'));
  await expect(panel.composer).toBeFocused();
  await page.keyboard.type('How long do I have');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('to return something?');
  await expect(panel.questions).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(panel.replies).toHaveCount(1);
  await panel.ended();
  await expect(panel.replies).toContainText('60 days');
  await expect(panel.questions.locator('.bubble')).toHaveText(
    'How long do I have\nto return something?',
    { useInnerText: true },
  );

  // The first is the panel's, as on a visitor's page; the second is the test's.
  await page.keyboard.press('Escape');
  await expect(panel.root).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/(#\/)?$/);
  await expect(button).toBeFocused();
});
