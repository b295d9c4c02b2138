import { recordFrames } from './fixtures/frames.js';
import { test } from './fixtures/gateway-test.js';
import { expect } from './fixtures/test.js';
import { Dashboard } from './pages/dashboard.js';
import { Panel } from './pages/panel.js';

const FIRST = 'How long do I have to return something?';
const FACT = '60 days';
const SECOND = 'How long is the warranty on Fernway tents?';

test.slow();
test.use({ storage: 'shared' });

// Two processes, a Postgres and a Redis for each: what unit tests have of it is enough every day.
const tag = '@full';

test(
  '[8.4] a server that stops in the middle of a reply is left without a word (P-DRAIN-2)',
  { tag },
  async ({ page, ownServer: server, startServer, gateway }) => {
    const frames = recordFrames(page);
    const welcomes = () => frames.filter(({ type }) => type === 'welcome').length;
    const other = await startServer({ env: { PUBLIC_URL: gateway.origin } });
    await new Dashboard(page).open();
    const { panel } = await new Dashboard(page).test('Fernway Help');
    await expect(await panel.ask(FIRST)).toContainText(FACT);
    expect(welcomes()).toBe(1);

    const kinds = await panel.root.evaluateHandle((element) => {
      const { state } = element as unknown as { state: { connection: { kind: string } } };
      const seen = new Set([state.connection.kind]);
      const look = () => {
        const now = element as unknown as { state: { connection: { kind: string } } };
        seen.add(now.state.connection.kind);
        requestAnimationFrame(look);
      };
      look();
      return { seen: () => [...seen] };
    });
    await panel.composer.fill(SECOND);
    await panel.composer.press('Enter');
    await expect(panel.replies).toHaveCount(2);
    // As a balancer does that finds the first one not ready.
    gateway.lead(other.port);
    expect((await server.end('SIGTERM')).code).toBe(0);

    await panel.ended();
    await expect(panel.replies.last()).toContainText('3 years');
    expect(frames.map(({ type }) => type)).toContain('goaway');
    expect(welcomes()).toBe(2);
    expect(await kinds.evaluate(({ seen }) => seen())).toEqual(['open']);
    await expect(await panel.ask('Do you ship to Norway?')).not.toBeEmpty();
  },
);

test.describe('where sockets are blocked', () => {
  test.use({ passage: 'no-sockets' });

  test(
    '[1.3] [6.4] a visitor elsewhere is served by several processes in turn (P-HTTP-3)',
    { tag },
    async ({ page, server, startServer, gateway, elsewhere }) => {
      const other = await startServer({ env: { PUBLIC_URL: gateway.origin } });
      gateway.lead(server.port, other.port);

      await page.goto(elsewhere);
      const open = page.getByRole('button', { name: 'Open the chat with Fernway Help' });
      await open.click();
      const panel = new Panel(page.locator('chatbot-widget'));
      await expect(await panel.ask(FIRST)).toContainText(FACT);
      // Whoever has the stream, one of these goes to the other process.
      for (const question of [SECOND, 'Do you ship to Norway?']) await panel.ask(question);
      const both = new Set([server.port, other.port]);
      expect(gateway.serversOf('POST /v1/chatbots/shop/live/frames')).toEqual(both);

      await page.reload();
      await expect(panel.questions).toContainText([FIRST, SECOND, 'Do you ship to Norway?']);
      await expect(panel.replies).toHaveCount(3);
    },
  );
});
