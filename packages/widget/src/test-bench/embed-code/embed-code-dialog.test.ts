import { buildChatbotConfig } from '@chatbot-test/shared/testing/builders.js';
import {
  developerMessage,
  instructions,
  siteChecks,
} from '@chatbot-test/shared/embed-code/instructions.js';
import { PLATFORMS, type Platform } from '@chatbot-test/shared/embed-code/snippets.js';
import { expect } from 'chai';
import { axeViolations } from '../../testing/axe.js';
import { NO_REQUESTS } from '../testing/no-requests.js';
import { mountBench, removeBenches, settled, type MountedBench } from '../testing/mount-bench.js';
import { speak } from '../testing/speak.js';
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

async function choose({ find }: MountedBench, platform: Platform): Promise<void> {
  const select = find<HTMLSelectElement>('.foot select');
  select.value = platform;
  select.dispatchEvent(new Event('change'));
  await settled();
}

/** The message to a developer as the link of the dialog has it. */
function mailOf({ find }: MountedBench): string {
  const { search } = new URL(find<HTMLAnchorElement>('a[href^="mailto:"]').href);
  return new URLSearchParams(search).get('body') ?? '';
}

describe('<chatbot-embed-code>', () => {
  afterEach(async () => {
    removeBenches();
    await speak('en');
  });

  it("[5.1] shows the HTML snippet with the page's own values", async () => {
    const { find } = await open({ server: 'https://bots.example.org', chatbotId: 'my-bot' });
    expect(find('.snippet pre').textContent).to.equal(
      '<link rel="preload" as="fetch" crossorigin href="https://bots.example.org/v1/chatbots/my-bot/public">\n' +
        '<script type="module" src="https://bots.example.org/chatbot.js"></script>\n' +
        '<chatbot-widget chatbot-id="my-bot"></chatbot-widget>',
    );
  });

  it('[5.1] has the code of other platforms, and the policy that a page needs', async () => {
    const mounted = await open({ server: 'https://bots.example.org', chatbotId: 'my-bot' });
    const { find } = mounted;
    expect(find<HTMLSelectElement>('.foot select').options).to.have.length(12);
    await choose(mounted, 'react');
    expect(find('.snippet pre').textContent).to.contain("chatbotId={'my-bot'}");
    expect(find('.csp').textContent).to.contain('connect-src https://bots.example.org wss:');
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
    expect(
      body(await open({ saved: { config, revision: 1, live: null, obstacle: '' } })),
    ).to.contain('never published');
    removeBenches();
    expect(body(await open({ saved: { config, revision: 1, live: 7, obstacle: '' } }))).to.contain(
      'This draft is newer',
    );
    removeBenches();
    const live = body(await open({ saved: { config, revision: 1, live: 1, obstacle: '' } }));
    expect(live).to.contain('Exactly the version that is being tested.');
    expect(live).to.contain('https://shop.example.com');
    removeBenches();
    const nowhere = { ...config, allowedOrigins: [] };
    expect(
      body(await open({ saved: { config: nowhere, revision: 1, live: 1, obstacle: '' } })),
    ).to.contain('No page is allowed');
  });

  it('[5.1] pins the version that is served, with its integrity, where a page can', async () => {
    const pin = { version: '1.2.3', integrity: 'sha384-abc' };
    const mounted = await open({
      requests: { ...NO_REQUESTS, pin: async () => pin, sites: async () => [] },
    });
    const { find, findAll } = mounted;
    while (!findAll('.updates')[0]) await settled();
    const updates = find<HTMLSelectElement>('.updates');
    expect(find('.snippet pre').textContent).not.to.contain('/v/');
    updates.value = 'pinned';
    updates.dispatchEvent(new Event('change'));
    await settled();
    expect(find('.snippet pre').textContent).to.contain(
      '/v/1.2.3/chatbot.js" integrity="sha384-abc',
    );
    expect(mailOf(mounted)).to.contain('/v/1.2.3/chatbot.js');
    await choose(mounted, 'react');
    expect(findAll('.updates')).to.deep.equal([]);
  });

  it('[5.3] says steps, checks and the message to a developer in the operator’s language', async () => {
    await speak('de');
    const options = { server: 'https://bots.example.org', chatbotId: 'my-bot' };
    const mounted = await open(options);
    const { find, findAll } = mounted;
    for (const platform of PLATFORMS) {
      await choose(mounted, platform);
      const code = (find('.snippet pre').textContent ?? '').split('\n');
      const policy = (find('.csp').textContent ?? '').split('; ');
      const english = [
        ...instructions(platform, options),
        ...siteChecks(platform).map(({ words }) => words),
        ...developerMessage(platform, options)
          .split('\n')
          .filter((line) => line && ![...code, ...policy].includes(line)),
      ];
      const shown = findAll('ol li, chatbot-site-checks >> ol li').map((li) => li.textContent);
      const said = [...shown, ...mailOf(mounted).split('\n')];
      expect(
        said.filter((line) => english.includes(line)),
        platform,
      ).to.deep.equal([]);
    }
    await choose(mounted, 'react');
    expect(find('ol li').textContent).to.equal('Führen Sie npm install @chatbot-test/widget aus.');
    expect(find('chatbot-site-checks >> li').textContent).to.contain('Auf einem Telefon');
    expect(mailOf(mounted)).to.match(/^Bitte setzen Sie unseren Chatbot auf die Website:/);
    expect(mailOf(mounted)).to.contain('im Chatbot my-bot und veröffentlichen');
  });

  it('[8.2] code is written from left to right, whatever the words around it are', async () => {
    await speak('ar');
    const { find } = await open({ requests: NO_REQUESTS });
    const directionOf = (path: string) => getComputedStyle(find(path)).direction;
    expect(directionOf('.body:has(.snippet) ol')).to.equal('rtl');
    for (const path of ['.snippet pre', '.csp', '.allow input']) {
      expect(directionOf(path), path).to.equal('ltr');
    }
  });

  it('[5.5] tells of a site by itself, once a page there has shown the chatbot', async () => {
    const origin = 'https://shop.example.com';
    const answers = [[], [{ origin, state: 'untested' }], [{ origin, state: 'matches' }]];
    const sites = async () => answers.shift() ?? [{ origin, state: 'matches' }];
    const mounted = await mountBench({
      requests: { ...NO_REQUESTS, pin: async () => null, sites },
    });
    mounted.find('chatbot-embed-code').setAttribute('lookms', '1');
    mounted.find('.embed').click();
    while (!mounted.findAll('.sites')[0]?.textContent?.includes('Matches what was tested')) {
      await settled();
    }
    expect(body(mounted)).to.contain(`${origin} has just shown it.`);
    expect(answers).to.deep.equal([]);
  });

  it('[5.5] ticks checks after deployment off for a site, and says who has', async () => {
    const origin = 'https://shop.example.com';
    const ticked: [string, string, boolean][] = [];
    const by = (id: string) => (ticked.some(([, check]) => check === id) ? 'anna' : null);
    const sites = async () => [
      {
        origin,
        state: 'matches',
        checks: [{ id: 'phone', by: by('phone'), at: '2026-03-02T10:00:00Z' }],
      },
    ];
    let isRefused = false;
    const mounted = await open({
      requests: {
        ...NO_REQUESTS,
        pin: async () => null,
        sites,
        tickCheck: async (...tick) => {
          if (isRefused) throw new Error('Not you.');
          ticked.push(tick);
        },
      },
    });
    const { find, findAll } = mounted;
    const boxes = () => findAll('chatbot-site-checks >> [type=checkbox]') as HTMLInputElement[];
    while (boxes().length === 0) await settled();
    expect(boxes().map(({ checked }) => checked)).to.deep.equal([
      false,
      false,
      false,
      false,
      false,
    ]);
    boxes()[0]?.click();
    while (findAll('chatbot-site-checks >> .done').length === 0) await settled();
    expect(ticked).to.deep.equal([[origin, 'phone', true]]);
    expect(find('chatbot-site-checks >> .done').textContent).to.match(/^anna, .*2026/);
    expect(boxes()[0]?.checked).to.equal(true);

    isRefused = true;
    boxes()[1]?.click();
    const alert = () => find('chatbot-site-checks >> [role=alert]').textContent;
    while (!alert()) await settled();
    expect(alert()).to.equal('Not you.');
    await settled();
    expect(boxes()[1]?.checked, 'what was not kept is not done').to.equal(false);
  });

  it('[5.1] allows a site in the draft, from wherever its address was copied', async () => {
    const allowed: string[] = [];
    const requests = {
      ...NO_REQUESTS,
      allowOrigin: (origin: string) => Promise.resolve(void allowed.push(origin)),
    };
    const { find } = await open({ requests });
    const form = find<HTMLFormElement>('form.allow');
    const submit = async (site: string): Promise<string> => {
      form.querySelectorAll('input').forEach((input) => (input.value = site));
      form.requestSubmit();
      await settled();
      return form.nextElementSibling?.textContent ?? '';
    };
    expect(await submit('not a site')).to.contain('not the address of a site');
    expect(await submit('shop.example.com/cart?id=1')).to.contain('https://shop.example.com is');
    expect(allowed).to.deep.equal(['https://shop.example.com']);
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
