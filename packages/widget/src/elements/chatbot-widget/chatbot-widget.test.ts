import { buildUserMessage } from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { axeViolations } from '../../testing/axe.js';
import { define } from '../../custom-element/define.js';
import { ChatbotWidgetElement } from './chatbot-widget.js';
import { chatbotResponse, problemResponse, ServerInPage } from './testing/server-in-page.js';

define('chatbot-widget', ChatbotWidgetElement);

function once<Type extends keyof HTMLElementEventMap>(
  element: HTMLElement,
  type: Type,
): Promise<HTMLElementEventMap[Type]> {
  return new Promise((resolve) => element.addEventListener(type, resolve, { once: true }));
}

function appears(root: ShadowRoot | null, selector: string): Promise<void> {
  return new Promise((resolve) => {
    const watcher = new MutationObserver(look);
    function look(): void {
      if (root?.querySelector(selector)) resolve(watcher.disconnect());
    }
    if (root) watcher.observe(root, { childList: true, subtree: true });
    look();
  });
}

describe('the embed', () => {
  let server: ServerInPage;

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    server = new ServerInPage();
    server.start();
  });
  afterEach(async () => {
    // Without its chatbot an element leaves nothing to the next test's.
    for (const element of document.querySelectorAll('chatbot-widget')) element.chatbotId = '';
    await Promise.resolve();
    for (const element of document.querySelectorAll('chatbot-widget, .hostile')) element.remove();
    server.stop();
  });

  function create(attributes: Record<string, string> = {}): ChatbotWidgetElement {
    const element = document.createElement('chatbot-widget');
    const all = { 'chatbot-id': 'shop-helper', server: 'https://chat.example.com', ...attributes };
    for (const [name, value] of Object.entries(all)) element.setAttribute(name, value);
    document.body.append(element);
    return element;
  }

  const within = (element: ChatbotWidgetElement, selector: string): HTMLElement => {
    const found = element.shadowRoot?.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`There is no ${selector}.`);
    return found;
  };
  const launcher = (element: ChatbotWidgetElement) => within(element, '.launcher');
  const panelOf = (element: ChatbotWidgetElement) => {
    return within(element, 'chatbot-panel') as HTMLElementTagNameMap['chatbot-panel'];
  };
  const isShown = (element: Element): boolean => element.checkVisibility();

  async function opened(element = create()): Promise<ChatbotWidgetElement> {
    await once(element, 'chatbot-ready');
    const open = once(element, 'chatbot-open');
    launcher(element).click();
    await open;
    await panelOf(element).updateComplete;
    return element;
  }

  it('[2.2] shows its launcher as soon as the chatbot is known, in its look', async () => {
    const config = {
      appearance: {
        theme: 'light',
        light: { primary: '#0f766e' },
        launcher: { icon: 'help', position: 'start', label: 'Need help?' },
      },
    } as const;
    server.answer = () => chatbotResponse({ config });
    const element = create();
    expect(isShown(launcher(element))).to.equal(false);
    await once(element, 'chatbot-ready');
    const button = launcher(element);
    expect(isShown(button)).to.equal(true);
    expect(getComputedStyle(button).backgroundColor).to.equal('rgb(15, 118, 110)');
    expect(button.textContent).to.equal('Need help?');
    expect(button.ariaLabel).to.equal('Need help? Open the chat with Shop helper');
    expect(button.getBoundingClientRect().left).to.equal(20);
    expect(server.requests).to.deep.equal([
      'https://chat.example.com/v1/chatbots/shop-helper/public',
    ]);
  });

  it('[8.5] is there at once on the next page, in the look that it had', async () => {
    const first = create();
    await once(first, 'chatbot-ready');
    // It is kept after the frame that shows it.
    while (localStorage.length === 0) await new Promise((resolve) => setTimeout(resolve));
    first.remove();
    server.answer = () => new Promise(() => undefined);
    const element = create();
    await once(element, 'chatbot-ready');
    expect(isShown(launcher(element))).to.equal(true);
  });

  it('[8.5] makes the panel while nobody waits, and asks for no session until it is opened', async () => {
    const element = create();
    await appears(element.shadowRoot, 'chatbot-panel');
    const panel = panelOf(element);
    await appears(panel.shadowRoot, 'footer textarea');
    expect(isShown(panel)).to.equal(false);
    await appears(panel.shadowRoot, '.messages');
    expect(isShown(panel)).to.equal(false);
    expect(panel.state?.connection.kind).to.equal('idle');
    launcher(element).click();
    await server.connection(1);
    expect(panelOf(element)).to.equal(panel);
    expect(isShown(panel)).to.equal(true);
  });

  it('[8.5] asks the server before it looks up what the browser keeps', async () => {
    const order: string[] = [];
    const { getItem } = Storage.prototype;
    const answer = server.answer;
    server.answer = () => {
      order.push('answered');
      return answer();
    };
    const requested = (): number => server.requests.length;
    Storage.prototype.getItem = function (key) {
      order.push(`looked up after ${requested()} requests`);
      return getItem.call(this, key);
    };
    try {
      await once(create(), 'chatbot-ready');
    } finally {
      Storage.prototype.getItem = getItem;
    }
    expect(order.slice(0, 3)).to.deep.equal([
      'looked up after 1 requests',
      'looked up after 1 requests',
      'answered',
    ]);
  });

  it('[8.1] opens by its launcher, takes the focus, closes on Esc and gives the focus back', async () => {
    const element = await opened();
    const panel = panelOf(element);
    expect(isShown(panel)).to.equal(true);
    expect(launcher(element).ariaExpanded).to.equal('true');
    if (!panel.shadowRoot?.activeElement) await once(panel, 'focusin');
    expect(panel.shadowRoot?.activeElement?.localName).to.equal('textarea');
    const closed = once(element, 'chatbot-close');
    panel.shadowRoot?.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }),
    );
    await closed;
    expect(launcher(element).ariaExpanded).to.equal('false');
    expect(element.shadowRoot?.activeElement).to.equal(launcher(element));
  });

  it('[8.5] draws the field first, and the conversation right after the frame that shows it', async () => {
    const panel = panelOf(await opened());
    const within = (selector: string) => panel.shadowRoot?.querySelector(selector);
    expect(within('textarea')).not.to.equal(null);
    expect(within('.messages')).to.equal(null);
    await appears(panel.shadowRoot, '.messages');
    expect(panel.held).to.equal(false);
  });

  it('[6.6] opens, closes and toggles by its methods and its attribute', async () => {
    const element = create();
    await once(element, 'chatbot-ready');
    const open = once(element, 'chatbot-open');
    element.show();
    await open;
    expect(element.open).to.equal(true);
    element.close();
    expect(element.hasAttribute('open')).to.equal(false);
    element.toggle();
    expect(element.open).to.equal(true);
    element.removeAttribute('open');
    expect(panelOf(element).hidden).to.equal(true);
  });

  it('[6.6] opens from the start where the page says so, and leaves the focus where it is', async () => {
    const element = create({ open: '' });
    await once(element, 'chatbot-open');
    await panelOf(element).updateComplete;
    expect(document.activeElement).to.equal(document.body);
  });

  it('[6.6] has open as a boolean property that mirrors the attribute', async () => {
    const element = create();
    expect(element.open).to.equal(false);
    element.open = true;
    expect(element.hasAttribute('open')).to.equal(true);
    element.open = false;
    expect(element.hasAttribute('open')).to.equal(false);
    element.setAttribute('open', '');
    expect(element.open).to.equal(true);
  });

  it('[6.7] finds a server that lives under a path', async () => {
    const element = create({ server: 'https://example.com/chat/' });
    await once(element, 'chatbot-ready');
    expect(server.requests.at(-1)).to.equal(
      'https://example.com/chat/v1/chatbots/shop-helper/public',
    );
  });

  it('[6.6] sends a message for the page, and tells it of every message', async () => {
    const element = create();
    element.send('Is the blue one in stock?');
    const end = await server.connection(1);
    await end.welcome();
    const { cid, text } = await end.got('send');
    expect(text).to.equal('Is the blue one in stock?');
    expect(element.open).to.equal(false);
    const told = once(element, 'chatbot-message');
    end.send({ type: 'message', epoch: 1, message: buildUserMessage({ cid, text }), replyId: 'r' });
    expect((await told).message.role).to.equal('user');
  });

  it('[6.6] says who the visitor is once there is something to say, and loads nothing for it', async () => {
    const element = create();
    element.identify({ id: '4711', plan: 'pro' });
    await once(element, 'chatbot-ready');
    expect(element.shadowRoot?.querySelector('chatbot-panel')).to.equal(null);
    element.send('Hello');
    const end = await server.connection(1);
    await end.welcome();
    const { visitor } = await end.got('identify');
    expect(visitor).to.deep.equal({ id: '4711', inputs: { plan: 'pro' } });
    element.identify({});
    expect((await end.got('identify', 2)).visitor).to.deep.equal({ inputs: {} });
  });

  it('[2.4] wears a look that is published while the page is open', async () => {
    const element = await opened();
    const end = await server.connection(1);
    await end.welcome();
    const response = chatbotResponse({
      revision: 2,
      fingerprint: 'b2',
      config: { name: 'New name', appearance: { theme: 'light', light: { primary: '#aa0000' } } },
    });
    end.send({ type: 'chatbot', chatbot: await response.json() });
    const { renderRoot } = panelOf(element);
    while (renderRoot.querySelector('.title')?.textContent !== 'New name') {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    expect(getComputedStyle(launcher(element)).backgroundColor).to.equal('rgb(170, 0, 0)');
  });

  it('[8.3] stays hidden and says why where it may not be used', async () => {
    for (const [status, code] of [
      [403, 'origin-not-allowed'],
      [404, 'not-found'],
    ] as const) {
      server.answer = () => problemResponse(status, code);
      const element = create();
      expect((await once(element, 'chatbot-error')).problem.code).to.equal(code);
      expect(isShown(launcher(element))).to.equal(false);
    }
  });

  it('[4.4] says what to check where the server cannot be reached', async () => {
    server.answer = () => Promise.reject(new TypeError('Failed to fetch'));
    const { problem } = await once(create(), 'chatbot-error');
    expect(problem.code).to.equal('unreachable');
    expect(problem.message).to.include('https://chat.example.com');
    expect(problem.action).to.include(location.origin);
  });

  it('[8.3] asks for nothing on a page without an origin, which is on no list, and says why', async () => {
    const own = Object.getOwnPropertyDescriptor(globalThis, 'origin') ?? {};
    Object.defineProperty(globalThis, 'origin', { configurable: true, value: 'null' });
    try {
      const { problem } = await once(create(), 'chatbot-error');
      expect([problem.code, problem.retryable]).to.deep.equal(['origin-not-allowed', false]);
      expect(server.requests).to.deep.equal([]);
    } finally {
      Object.defineProperty(globalThis, 'origin', own);
    }
  });

  it('[4.4] says that it needs the id of a chatbot', async () => {
    const { problem } = await once(create({ 'chatbot-id': '' }), 'chatbot-error');
    expect(problem.code).to.equal('no-chatbot-id');
  });

  it('[6.6] keeps its session when it is moved, and lets the socket go when it is removed', async () => {
    const element = await opened();
    const first = await server.connection(1);
    await first.welcome({}, { token: 'visitor-token' });
    const place = document.createElement('div');
    document.body.append(place);
    place.append(element);
    await Promise.resolve();
    expect(first.pair.client.readyState).to.equal(WebSocket.OPEN ?? 1);
    element.remove();
    await Promise.resolve();
    expect(first.pair.client.readyState).to.be.greaterThan(1);
    document.body.append(element);
    expect((await (await server.connection(2)).got('hello')).token).to.equal('visitor-token');
    place.remove();
  });

  it('[6.6] gives its panel to the element that a page puts in its place, and takes it back', async () => {
    const first = await opened();
    const panel = panelOf(first);
    first.identify({ id: '4711' });
    const replace = async (gone: Element, element: ChatbotWidgetElement): Promise<void> => {
      const ready = once(element, 'chatbot-ready');
      gone.replaceWith(element);
      await ready;
    };
    const second = document.createElement('chatbot-widget');
    second.setAttribute('chatbot-id', first.chatbotId);
    second.setAttribute('server', first.server);
    await replace(first, second);
    expect(panelOf(second)).to.equal(panel);
    expect([second.open, isShown(panel), first.open]).to.deep.equal([true, true, false]);
    const end = await server.connection(2);
    await end.welcome();
    expect((await end.got('identify')).visitor.id).to.equal('4711');
    second.close();
    await replace(second, first);
    expect(panelOf(first)).to.equal(panel);
    expect(first.open, 'what was closed stays closed').to.equal(false);
    // Beside one that has it, another has a panel of its own.
    const third = await opened();
    expect(panelOf(third)).not.to.equal(panel);
  });

  it('[6.6] shows another chatbot when it is given another id, also while it was away', async () => {
    const element = await opened();
    element.remove();
    await Promise.resolve();
    const ready = once(element, 'chatbot-ready');
    element.chatbotId = 'other';
    document.body.append(element);
    await ready;
    expect(server.requests.at(-1)).to.include('/v1/chatbots/other/public');
  });

  it('[6.6] takes what was set on it before its script came', async () => {
    const element = document.createElement('chatbot-widget-early') as ChatbotWidgetElement;
    Object.assign(element, { chatbotId: 'shop-helper', server: 'https://early.example.com' });
    document.body.append(element);
    const ready = once(element, 'chatbot-ready');
    define('chatbot-widget-early', class extends ChatbotWidgetElement {});
    await ready;
    expect(element.getAttribute('chatbot-id')).to.equal('shop-helper');
    expect(server.requests[0]).to.match(/^https:\/\/early\.example\.com/);
    element.remove();
  });

  it('[6.4] several on one page have nothing to do with each other', async () => {
    const [a, b] = [create(), create({ 'chatbot-id': 'other' })];
    await Promise.all([once(a, 'chatbot-ready'), once(b, 'chatbot-ready')]);
    const open = once(a, 'chatbot-open');
    a.show();
    await open;
    expect(b.open).to.equal(false);
    expect(b.shadowRoot?.querySelector('chatbot-panel')).to.equal(null);
  });

  it('[2.6] keeps its look on a page whose styles mean harm', async () => {
    const style = document.createElement('style');
    style.className = 'hostile';
    style.textContent = `
      * { all: unset !important; color: red !important; font-size: 40px !important; }
      * { --chatbot-primary: red !important; --chatbot-font: fantasy !important; }
      chatbot-widget { display: none !important; opacity: 0 !important; position: static !important;
        transform: scale(3) !important; z-index: -1 !important; }
      button { background: red !important; width: 500px !important; }`;
    const element = create();
    await once(element, 'chatbot-ready');
    const look = (): object => {
      const { width, height, right, bottom } = launcher(element).getBoundingClientRect();
      const { color, backgroundColor, opacity } = getComputedStyle(launcher(element));
      return { width, height, right, bottom, color, backgroundColor, opacity };
    };
    const before = look();
    document.head.append(style);
    expect(look()).to.deep.equal(before);
    expect(isShown(launcher(element))).to.equal(true);
  });

  it('[2.2] lets a page style its parts, with the colours of its appearance', async () => {
    const style = document.createElement('style');
    style.className = 'hostile';
    style.textContent = `
      chatbot-widget::part(title) { text-transform: uppercase; }
      chatbot-widget::part(subtitle) { background: var(--chatbot-surface); }`;
    document.head.append(style);
    const panel = panelOf(await opened());
    const look = (selector: string) =>
      getComputedStyle(panel.renderRoot.querySelector(selector) ?? document.body);
    expect(look('.title').textTransform).to.equal('uppercase');
    const { backgroundColor } = getComputedStyle(panel);
    expect(look('.subtitle').backgroundColor).to.equal(backgroundColor);
  });

  it('[2.6] is where it belongs in a transformed part of the page, above all of it', async () => {
    const place = document.createElement('div');
    place.style.cssText = 'transform: translate(100px, 50px); overflow: hidden; inline-size: 50px';
    document.body.append(place);
    const element = create();
    place.append(element);
    await once(element, 'chatbot-ready');
    const { right, bottom } = launcher(element).getBoundingClientRect();
    expect([innerWidth - right, innerHeight - bottom]).to.deep.equal([20, 20]);
    place.remove();
  });

  it('[8.1] has no axe violation, closed and open', async () => {
    const element = create();
    await once(element, 'chatbot-ready');
    expect(await axeViolations(element)).to.deep.equal([]);
    const open = once(element, 'chatbot-open');
    element.show();
    await open;
    await panelOf(element).updateComplete;
    expect(await axeViolations(element)).to.deep.equal([]);
  });
});
