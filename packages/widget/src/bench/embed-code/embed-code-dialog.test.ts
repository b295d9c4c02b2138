import { buildChatbotConfig } from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { axeViolations } from '../../testing/axe.js';
import { mountBench, removeBenches, settled, type MountedBench } from '../testing/mount-bench.js';
// Loaded already: opening it then takes no more than two frames.
import './embed-code-dialog.js';

async function open(properties: Parameters<typeof mountBench>[0] = {}): Promise<MountedBench> {
  const mounted = await mountBench(properties);
  mounted.find('.embed').click();
  while (!mounted.findAll('.snippet')[0]?.closest('dialog')?.open) await settled();
  return mounted;
}

function body({ find }: MountedBench): string {
  return (find('.body:has(.snippet)').textContent ?? '').replace(/\s+/g, ' ');
}

describe('<chatbot-embed-code>', () => {
  afterEach(() => removeBenches());

  it("[5.1] shows the HTML snippet with the page's own values", async () => {
    const { find } = await open({ server: 'https://bots.example.org', chatbotId: 'my-bot' });
    expect(find('.snippet pre').textContent).to.equal(
      '<script type="module" src="https://bots.example.org/chatbot.js"></script>\n' +
        '<chatbot-widget chatbot-id="my-bot"></chatbot-widget>',
    );
  });

  it('[5.1] copies the snippet and confirms it', async () => {
    const { find } = await open();
    const copied: string[] = [];
    const original = navigator.clipboard.writeText;
    navigator.clipboard.writeText = async (text) => void copied.push(text);
    try {
      const button = find('chatbot-copy-button[look=strong]');
      button.shadowRoot?.querySelector('button')?.click();
      await settled();
      expect(copied).to.deep.equal([find('.snippet pre').textContent]);
      expect(button.shadowRoot?.querySelector('[role=status]')?.textContent).to.equal('Copied');
    } finally {
      navigator.clipboard.writeText = original;
    }
  });

  it('[5.1] says what visitors get, and on which pages', async () => {
    const config = buildChatbotConfig();
    expect(body(await open({ saved: { config, revision: 1, live: null } }))).to.contain(
      'never published',
    );
    removeBenches();
    expect(body(await open({ saved: { config, revision: 1, live: 7 } }))).to.contain(
      'This draft is newer',
    );
    removeBenches();
    const live = body(await open({ saved: { config, revision: 1, live: 1 } }));
    expect(live).to.contain('Exactly the version that is being tested.');
    expect(live).to.contain('https://shop.example.com');
    removeBenches();
    const nowhere = { ...config, allowedOrigins: [] };
    expect(body(await open({ saved: { config: nowhere, revision: 1, live: 1 } }))).to.contain(
      'No page is allowed',
    );
  });

  it('[5.1] is a dialog over the test that closes by its button and beside it', async () => {
    const { find } = await open();
    const dialog = find('.snippet').closest('dialog') as HTMLDialogElement;
    expect(dialog.matches(':modal')).to.equal(true);
    dialog.querySelector<HTMLElement>('.head button')?.click();
    expect(dialog.open).to.equal(false);
    find('.embed').click();
    while (!dialog.open) await settled();
    expect(dialog.open).to.equal(true);
    dialog.click();
    expect(dialog.open).to.equal(false);
  });

  it('[8.1] has no axe violations', async () => {
    const { bench } = await open();
    expect(await axeViolations(bench)).to.deep.equal([]);
  });
});
