import { CLOSE } from '@chatbot-test/shared/protocol/close-codes.js';
import {
  buildBotMessage,
  buildChatbotConfig,
  buildUserMessage,
} from '@chatbot-test/shared/testing/builders.js';
import { expect } from 'chai';
import { define } from '../../custom-element/define.js';
import { ChatbotTestElement } from './chatbot-test.js';
import type { ChatbotTestErrorEvent } from './tell-problem.js';
import { SocketServer } from './testing/socket-server.js';

const loaded = (): readonly string[] =>
  performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);

const loadedAtImport = loaded();

define('chatbot-test', ChatbotTestElement);

function mount(properties: Partial<ChatbotTestElement> = {}): ChatbotTestElement {
  const element = document.createElement('chatbot-test');
  Object.assign(element, {
    server: location.origin,
    chatbotId: 'shop-helper',
    token: 'token-1',
    ...properties,
  });
  document.body.append(element);
  return element;
}

function next<Type extends keyof HTMLElementEventMap>(
  element: HTMLElement,
  type: Type,
): Promise<HTMLElementEventMap[Type]> {
  return new Promise((resolve) => element.addEventListener(type, resolve, { once: true }));
}

async function open(properties: Partial<ChatbotTestElement> = {}): Promise<ChatbotTestElement> {
  const element = mount(properties);
  const all = [next(element, 'chatbot-test-ready'), next(element, 'chatbot-test-open')];
  element.show();
  await Promise.all(all);
  return element;
}

/** Asks in every frame: what is awaited shows in the page, and says nothing when it does. */
async function until<Value>(get: () => Value | null | undefined | false): Promise<Value> {
  for (;;) {
    const value = get();
    if (value) return value;
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }
}

/** All that is written in an element's shadow trees. */
function written(root: Element | ShadowRoot): string {
  const own = root instanceof Element ? root.shadowRoot : root;
  if (!own) return '';
  const deeper = [...own.querySelectorAll('*')].map(written).join(' ');
  return `${own.textContent ?? ''} ${deeper}`.replace(/\s+/g, ' ');
}

describe('<chatbot-test>', () => {
  let server: SocketServer;

  beforeEach(() => {
    server = new SocketServer();
    localStorage.clear();
  });
  afterEach(() => {
    document.querySelectorAll('chatbot-test').forEach((element) => element.remove());
    server.stop();
  });

  it('[4.6] the element alone loads nothing of the bench, the panel or the session', function () {
    // Only what ships can show it: the sources come as one bundle with their test.
    if (!loadedAtImport.some((path) => path.endsWith('/chatbot.js'))) this.skip();
    expect(loadedAtImport.filter((path) => path.includes('/chunks/'))).to.deep.equal([]);
  });

  it('[1.1] does not connect before it is opened', async () => {
    const element = mount();
    const prefetched = (): boolean =>
      loaded().some((path) => /\/(chunks|bundled)\/bench[\w.-]*$/.test(path));
    await until(prefetched);
    expect(server.connections).to.have.length(0);
    expect(element.shadowRoot?.childElementCount).to.equal(0);
  });

  it('[1.1] show() connects with the token, and tells when it is ready', async () => {
    const element = await open();
    expect(element.open).to.equal(true);
    const { url, received } = server.last;
    expect(url.pathname).to.equal('/v1/chatbots/shop-helper/test');
    expect(url.host).to.equal(location.host);
    expect(received[0]).to.include({ type: 'hello', token: 'token-1' });
    await until(() => written(element).includes('Hello! Ask me about orders'));
  });

  it('[6.3] close() and the close button end the connection and tell the page', async () => {
    const element = await open();
    const closed = next(element, 'chatbot-test-close');
    element.shadowRoot
      ?.querySelector('chatbot-test-interface')
      ?.dispatchEvent(new Event('bench-close'));
    await closed;
    expect(element.hasAttribute('open')).to.equal(false);
    await until(() => server.last.socket.readyState === 3);
  });

  it('[3.4] opened again, it goes on with the same session', async () => {
    server.messages = [buildUserMessage(), buildBotMessage()];
    const element = await open();
    const closed = next(element, 'chatbot-test-close');
    element.close();
    await closed;
    const ready = next(element, 'chatbot-test-ready');
    element.show();
    await ready;
    const [hello] = server.last.received;
    expect(hello).to.include({ type: 'hello', sessionId: 'session-of-shop-helper' });
    expect(hello).to.have.nested.property('cursor.seq', 2);
  });

  it('[2.4] unsaved values show at once, and what is saved when they are taken back', async () => {
    const element = await open();
    await until(() => written(element).includes('Shop helper'));
    element.config = { name: 'Another name', provider: { threshold: 0.9 } };
    await until(() => written(element).includes('Another name'));
    element.config = null;
    await until(() => !written(element).includes('Another name'));
    expect(written(element)).to.contain('Shop helper');
  });

  it('[2.4] Undo preview shows and asks what is saved, until Refresh or another change', async () => {
    const element = await open();
    const previews = (): unknown[] =>
      server.last.received.flatMap((frame) => (frame.type === 'preview' ? [frame.changes] : []));
    const bench = element.shadowRoot?.querySelector('chatbot-test-interface');
    const press = (name: 'undo' | 'refresh') =>
      bench?.dispatchEvent(new Event(`bench-${name}-preview`));
    element.config = { name: 'Another name' };
    await until(() => written(element).includes('Another name'));
    await until(() => previews().length === 1);
    press('undo');
    await until(() => !written(element).includes('Another name'));
    await until(() => previews().length === 2);
    // Set again by a framework that draws the page anew: nothing has changed.
    element.config = { name: 'Another name' };
    expect(bench?.undone).to.equal(true);
    press('refresh');
    await until(() => written(element).includes('Another name'));
    await until(() => previews().length === 3);
    press('undo');
    element.config = { name: 'A third name' };
    await until(() => written(element).includes('A third name'));
    await until(() => previews().length === 4);
    expect(previews()).to.deep.equal([
      { name: 'Another name' },
      {},
      { name: 'Another name' },
      { name: 'A third name' },
    ]);
  });

  it('[2.4] a form object that is changed in place and set again counts as a change', async () => {
    const form = buildChatbotConfig({ name: 'First' });
    const element = await open({ config: form });
    await until(() => written(element).includes('First'));
    form.name = 'Second';
    element.config = form;
    await until(() => written(element).includes('Second'));
  });

  it('[2.4] a change deep inside of the form’s object shows by refreshConfig(), or set again', async () => {
    const form = { appearance: { title: 'First title' } };
    const element = await open({ config: form });
    await until(() => written(element).includes('First title'));
    form.appearance.title = 'Second title';
    element.refreshConfig();
    await until(() => written(element).includes('Second title'));
    form.appearance.title = 'Third title';
    element.config = form;
    await until(() => written(element).includes('Third title'));
    expect(element.config).to.equal(form);
  });

  it('[6.6] toggle() opens and closes', () => {
    const element = mount();
    element.toggle();
    expect(element.open).to.equal(true);
    element.toggle();
    expect(element.open).to.equal(false);
  });

  it('[5.2] says whether the tested version is the live one, also when it becomes it', async () => {
    const original = window.fetch;
    const asked: string[] = [];
    let live: number | null = null;
    window.fetch = (input, init) => {
      asked.push(`${String(input)} ${new Headers(init?.headers).get('authorization')}`);
      return Promise.resolve(Response.json({ config: buildChatbotConfig(), live }));
    };
    try {
      const element = await open();
      await until(() => / Draft /.test(written(element)));
      live = 1;
      server.send({ type: 'published', revision: 1 });
      await until(() => / Live /.test(written(element)));
      expect(asked[0]).to.equal(`${location.origin}/v1/chatbots/shop-helper Bearer token-1`);
    } finally {
      window.fetch = original;
    }
  });

  it('[4.4] a refused token is told to the page, and a new one is used at once', async () => {
    server.refuse = (token) => (token === 'token-2' ? null : CLOSE.unauthorized);
    const element = mount();
    const failed = next(element, 'chatbot-test-error');
    element.show();
    const { problem }: ChatbotTestErrorEvent = await failed;
    expect(problem.code).to.equal('unauthorized');
    const ready = next(element, 'chatbot-test-ready');
    element.token = 'token-2';
    await ready;
    expect(server.last.received[0]).to.include({ token: 'token-2' });
  });

  it('[8.3] the token is nowhere in markup: not as a property, nor as an attribute', async () => {
    const element = await open();
    expect(element.outerHTML).to.not.include('token-1');
    element.setAttribute('token', 'token-2');
    expect(element.token).to.equal('token-2');
    expect(element.hasAttribute('token')).to.equal(false);
    const box = document.createElement('div');
    box.innerHTML = '<chatbot-test chatbot-id="shop-helper" token="token-3"></chatbot-test>';
    document.body.append(box);
    const written = box.querySelector('chatbot-test');
    expect(written?.token).to.equal('token-3');
    expect(box.innerHTML).to.not.include('token');
    expect((written?.cloneNode() as ChatbotTestElement).token).to.equal('');
  });

  it('[1.5] asks for a new token before the one it has ends, and when it was refused', async () => {
    const now = Date.now() / 1_000;
    const token = (exp: number) => `e30.${btoa(JSON.stringify({ sub: 'anna', exp }))}.c2ln`;
    const reasons: string[] = [];
    const element = mount({ token: token(now + 2) });
    element.addEventListener('chatbot-test-token', ({ reason }) => {
      reasons.push(reason);
      if (reason === 'expiring') element.token = token(now + 3_600);
    });
    const ready = next(element, 'chatbot-test-ready');
    element.show();
    await ready;
    await until(() => reasons.length === 1);
    server.refuse = () => CLOSE.unauthorized;
    server.last.socket.close(4001);
    await until(() => reasons.length === 2);
    expect(reasons).to.deep.equal(['expiring', 'expired']);
    server.refuse = () => null;
    const { length } = server.connections;
    element.token = token(now + 7_200);
    await until(() => server.connections.length > length && server.last.received.length > 0);
    expect(server.last.received[0]).to.include({ token: token(now + 7_200) });
  });

  it('[6.4] the token of another operator begins with that one’s session', async () => {
    const token = (sub: string) => `e30.${btoa(JSON.stringify({ sub }))}.c2ln`;
    const element = await open({ token: token('anna') });
    const ready = next(element, 'chatbot-test-ready');
    element.token = token('ben');
    await ready;
    expect(server.last.received[0]).to.not.have.property('sessionId');
    expect(server.last.received[0]).to.include({ token: token('ben') });
    await until(() => server.connections[0]?.socket.readyState === 3);
  });

  it('[4.4] a new token leaves an open connection alone', async () => {
    const element = await open();
    element.token = 'token-2';
    await until(() => element.token === 'token-2');
    expect(server.connections).to.have.length(1);
  });

  it('[3.1] reset() asks the server to clear the conversation', async () => {
    server.messages = [buildUserMessage(), buildBotMessage()];
    const element = await open();
    element.reset();
    await until(() => server.last.received.some(({ type }) => type === 'reset'));
  });

  it('[3.1] newSession() begins as a new visitor, identify() says who the operator plays', async () => {
    const element = mount();
    element.identify({ name: 'Anna' });
    const ready = next(element, 'chatbot-test-ready');
    element.show();
    await ready;
    const { received } = server.last;
    await until(() => received.some(({ type }) => type === 'identify'));
    element.newSession();
    await until(() => server.connections.length === 2 && server.last.received.length > 0);
    expect(server.last.received[0]).to.include({ type: 'hello', fresh: true });
    element.identify({ name: 'Ben' });
    await until(() => server.last.received.find(({ type }) => type === 'identify'));
    expect(server.last.received.at(-1)).to.deep.include({ visitor: { name: 'Ben', inputs: {} } });
  });

  it('[4.4] without an id, or with a bad server, it says what is wrong instead of opening', async () => {
    for (const wrong of [{ chatbotId: '' }, { server: 'not a server' }]) {
      const element = mount(wrong);
      const failed = next(element, 'chatbot-test-error');
      element.show();
      const { problem } = await failed;
      expect(problem.code).to.equal('bad-request');
      expect(element.open).to.equal(false);
      const note = element.shadowRoot?.querySelector('[role=alert]');
      expect(note?.textContent).to.contain(problem.message);
    }
    expect(server.connections).to.have.length(0);
  });

  it('[6.4] two tests in one page are two sessions', async () => {
    const first = await open({ chatbotId: 'one', layout: 'inline' });
    const second = await open({ chatbotId: 'two', layout: 'inline' });
    const paths = server.connections.map(({ url }) => url.pathname);
    expect(paths).to.deep.equal(['/v1/chatbots/one/test', '/v1/chatbots/two/test']);
    first.reset();
    await until(() => server.connections[0]?.received.some(({ type }) => type === 'reset'));
    expect(server.connections[1]?.received.some(({ type }) => type === 'reset')).to.equal(false);
    expect(second.open).to.equal(true);
  });

  it('[6.4] another chatbot-id is another session', async () => {
    const element = await open();
    const ready = next(element, 'chatbot-test-ready');
    element.chatbotId = 'other';
    await ready;
    expect(server.last.url.pathname).to.equal('/v1/chatbots/other/test');
    await until(() => server.connections[0]?.socket.readyState === 3);
  });

  it('[6.6] properties and attributes are the same thing', () => {
    const element = mount({ layout: 'drawer', server: 'https://chat.example.com' });
    expect(element.getAttribute('chatbot-id')).to.equal('shop-helper');
    expect(element.getAttribute('layout')).to.equal('drawer');
    expect(element.getAttribute('server')).to.equal('https://chat.example.com');
    element.setAttribute('layout', 'sideways');
    expect(element.layout).to.equal('modal');
  });

  it('[6.6] properties that were set before the element was known are kept', async () => {
    const early = document.createElement('chatbot-test-early') as ChatbotTestElement;
    Object.assign(early, { chatbotId: 'shop-helper', token: 'token-1', layout: 'inline' });
    document.body.append(early);
    customElements.define('chatbot-test-early', class extends ChatbotTestElement {});
    expect(early.getAttribute('chatbot-id')).to.equal('shop-helper');
    expect(early.layout).to.equal('inline');
    early.remove();
  });

  it('[6.3] taken out of the page it disconnects, and goes on when it is back', async () => {
    const element = await open({ layout: 'inline' });
    element.remove();
    await until(() => server.last.socket.readyState === 3);
    const ready = next(element, 'chatbot-test-ready');
    document.body.append(element);
    await ready;
    expect(server.connections).to.have.length(2);
  });
});
