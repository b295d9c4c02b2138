import { expect } from 'chai';
import { define } from '../../custom-element/define.js';
import { ChatbotWidgetElement } from './chatbot-widget.js';
import { ServerInPage } from './testing/server-in-page.js';

define('chatbot-widget', ChatbotWidgetElement);

describe('who presses the launcher before the panel is there', () => {
  const server = new ServerInPage();
  const { requestAnimationFrame: frame, setTimeout: timer } = window;
  const ask = window.fetch.bind(window);

  afterEach(() => {
    Object.assign(window, { requestAnimationFrame: frame, setTimeout: timer });
    server.stop();
  });

  it('[8.5] sees the field before anything of the panel is asked to run', async () => {
    server.start();
    // No frame and no timer comes, until the test lets it.
    const held: (() => void)[] = [];
    const hold = (run: () => void): number => held.push(run);
    Object.assign(window, { requestAnimationFrame: hold, setTimeout: hold });

    const element = document.createElement('chatbot-widget');
    element.setAttribute('chatbot-id', 'shop-helper');
    element.setAttribute('server', 'https://chat.example.com');
    const ready = new Promise((resolve) => element.addEventListener('chatbot-ready', resolve));
    document.body.append(element);
    await ready;
    element.shadowRoot?.querySelector<HTMLElement>('.launcher')?.click();
    const panel = element.shadowRoot?.querySelector('chatbot-panel');
    const field = panel?.shadowRoot?.querySelector('textarea');
    expect(field?.checkVisibility()).to.equal(true);

    const isAsked = async (): Promise<boolean> => {
      await (await ask(import.meta.url, { cache: 'no-store' })).text();
      return performance.getEntriesByType('resource').some(({ name }) => /panel-mount/.test(name));
    };
    for (let look = 0; look < 20; look += 1) expect(await isAsked()).to.equal(false);

    Object.assign(window, { requestAnimationFrame: frame, setTimeout: timer });
    for (const run of held.splice(0)) run();
    await customElements.whenDefined('chatbot-panel');
    await server.connection(1);
    expect(panel?.shadowRoot?.activeElement).to.equal(field);
    element.remove();
  });

  for (const [title, meanwhile, atOnce, then] of [
    ['gives the field the first key, though that comes before its frame', press, 'field', 'field'],
    ['leaves the focus to what the page has focused since', focusElsewhere, 'page', 'page'],
    ['gives the field the focus that nothing has', focusNothing, 'nothing', 'field'],
  ] as const) {
    it(`[8.1] ${title}`, async () => {
      server.start();
      const element = document.createElement('chatbot-widget');
      element.setAttribute('chatbot-id', `pressed-${atOnce}-${then}`);
      element.setAttribute('server', 'https://chat.example.com');
      const ready = new Promise((resolve) => element.addEventListener('chatbot-ready', resolve));
      const search = document.createElement('input');
      document.body.append(element, search);
      await ready;
      const held: (() => void)[] = [];
      const hold = (run: () => void): number => held.push(run);
      Object.assign(window, { requestAnimationFrame: hold, setTimeout: hold });
      const launcher = element.shadowRoot?.querySelector<HTMLElement>('.launcher');
      launcher?.focus();
      launcher?.click();
      const panel = element.shadowRoot?.querySelector('chatbot-panel');
      const field = panel?.shadowRoot?.querySelector('textarea');
      expect(field?.checkVisibility()).to.equal(true);

      meanwhile(search);
      const focused = (): string => {
        if (document.activeElement === search) return 'page';
        return panel?.shadowRoot?.activeElement === field ? 'field' : 'nothing';
      };
      expect(focused()).to.equal(atOnce);
      Object.assign(window, { requestAnimationFrame: frame, setTimeout: timer });
      for (const run of held.splice(0)) run();
      await server.connection(1);
      expect(focused()).to.equal(then);
      element.remove();
      search.remove();
    });
  }
});

function press(): void {
  document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'H', bubbles: true }));
}

function focusElsewhere(search: HTMLElement): void {
  search.focus();
}

function focusNothing(): void {
  (document.activeElement?.shadowRoot?.activeElement as HTMLElement | undefined)?.blur();
}

describe('a widget that is open from the start', () => {
  const server = new ServerInPage();

  afterEach(() => server.stop());

  it('[8.5] shows the field with the launcher, before the panel is there', async () => {
    server.start();
    const element = document.createElement('chatbot-widget');
    element.setAttribute('chatbot-id', 'open-at-once');
    element.setAttribute('server', 'https://chat.example.com');
    element.open = true;
    const shown = new Promise((resolve) => element.addEventListener('chatbot-open', resolve));
    let field: HTMLElement | null | undefined;
    element.addEventListener('chatbot-ready', () =>
      queueMicrotask(() => {
        field = element.shadowRoot
          ?.querySelector('chatbot-panel')
          ?.shadowRoot?.querySelector('textarea');
      }),
    );
    document.body.append(element);
    await shown;
    await Promise.resolve();
    expect(field?.checkVisibility()).to.equal(true);
    await server.connection(1);
    const panels = element.shadowRoot?.querySelectorAll('chatbot-panel');
    expect(panels).to.have.length(1);
    expect(panels?.[0]?.shadowRoot?.querySelector('textarea')).to.equal(field);
    element.remove();
  });
});
