import t from 'tap';
import { developerMessage, instructions, siteChecks } from './instructions.js';
import { PLATFORMS } from './snippets.js';

const OPTIONS = { server: 'https://chat.example.com/', chatbotId: 'shop-1' };

t.test('[5.3] each platform has steps with the page’s own values', async (t) => {
  for (const platform of PLATFORMS) {
    const steps = instructions(platform, OPTIONS).join('\n');
    t.match(steps, /chatbot shop-1, and publish/, platform);
    t.match(steps, 'https://chat.example.com must be', platform);
  }
  t.match(instructions('react', OPTIONS)[0], 'npm install');
});

t.test('[5.5] each platform has checks for after deployment, each once', async (t) => {
  for (const platform of PLATFORMS) {
    const ids = siteChecks(platform).map(({ id }) => id);
    t.equal(new Set(ids).size, ids.length, platform);
    t.ok(
      ['phone', 'consent', 'policy', 'speed', 'language'].every((id) =>
        ids.some((one) => one === id),
      ),
    );
  }
});

t.test('[5.1] the message to a developer has code, steps, policy and checks', async (t) => {
  const text = developerMessage('html', OPTIONS);
  t.match(text, '<chatbot-widget chatbot-id="shop-1">');
  t.match(text, /^1\. Before <\/body>/m);
  t.match(text, 'connect-src https://chat.example.com wss://chat.example.com');
  t.match(text, '- On a phone');
  t.notMatch(developerMessage('html', { ...OPTIONS, server: '' }), 'Content-Security');
});
