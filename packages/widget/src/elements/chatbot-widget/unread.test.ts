import type { ServerFrame } from '@chatbot-test/shared/protocol/server-frames.schema.js';
import { ModelServer } from '@chatbot-test/shared/testing/model-server.js';
import { expect } from 'chai';
import { define } from '../../custom-element/define.js';
import type { ServerEnd } from '../../session/testing/client-under-test.js';
import { settled } from '../../browser/when-idle.js';
import { axeViolations } from '../../testing/axe.js';
import { ChatbotWidgetElement } from './chatbot-widget.js';
import { chatbotResponse, ServerInPage } from './testing/server-in-page.js';

define('chatbot-widget', ChatbotWidgetElement);

/** Milliseconds after which what is not said is a failure that says so. */
const MOST_MS = 30_000;

describe('a panel that is closed', () => {
  let server: ServerInPage;
  let model: ModelServer;
  const { requestAnimationFrame: drawn, setTimeout: timer } = window;

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    model = new ModelServer();
    server = new ServerInPage();
    server.answer = () => chatbotResponse({ config: { language: 'de' } });
    server.start();
  });
  afterEach(() => {
    Object.assign(window, { requestAnimationFrame: drawn, setTimeout: timer });
    for (const element of document.querySelectorAll('chatbot-widget')) leave(element);
    server.stop();
  });

  function create(id: string): ChatbotWidgetElement {
    const element = document.createElement('chatbot-widget');
    element.setAttribute('chatbot-id', id);
    element.setAttribute('server', 'https://chat.example.com');
    document.body.append(element);
    return element;
  }

  /** Leaves a page as a reload does: nothing of the element is left but what the browser keeps. */
  function leave(element: ChatbotWidgetElement): void {
    element.chatbotId = '';
    element.remove();
  }

  function push(end: ServerEnd, ...frames: (ServerFrame | null)[]): void {
    for (const frame of frames) if (frame) end.send(frame);
  }

  const find = (element: ChatbotWidgetElement, selector: string) =>
    element.shadowRoot?.querySelector<HTMLElement>(selector) ?? null;

  /** Resolves when what is found has this text; null: when it is not there. */
  async function says(
    element: ChatbotWidgetElement,
    selector: string,
    text: string | null,
  ): Promise<void> {
    const end = performance.now() + MOST_MS;
    for (;;) {
      const said = find(element, selector)?.textContent ?? null;
      if (said === text) return;
      if (performance.now() > end) expect(said, selector).to.equal(text);
      await frame();
    }
  }

  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  const once = (element: HTMLElement, type: keyof HTMLElementEventMap) =>
    new Promise((resolve) => element.addEventListener(type, resolve, { once: true }));

  it('[1.7] counts on its launcher the replies that end, says so politely, and the next page knows', async () => {
    const { title } = document;
    const first = create('counted');
    const opened = once(first, 'chatbot-open');
    first.show();
    await opened;
    let end = await server.connection(1);
    await end.welcome(model.recovery());
    push(end, ...model.send('a', 'Hello').reverse(), model.say('Good'), model.end());
    push(end, ...model.send('b', 'Is it blue?').reverse(), model.say('It'));
    const panel = find(first, 'chatbot-panel') as HTMLElementTagNameMap['chatbot-panel'];
    while (panel.state?.conversation.seq !== 3) await frame();
    first.close();
    await says(first, '[role=status]', '');
    push(end, model.say(' is.'), model.end());
    await says(first, '.unread', '1');
    await says(first, '[role=status]', '1 neue Nachricht');
    const describedBy = find(first, '.launcher')?.getAttribute('aria-describedby');
    expect(describedBy).to.equal(find(first, '[role=status]')?.id);
    expect(document.title).to.equal(title);
    expect(await axeViolations(first)).to.deep.equal([]);
    leave(first);

    model.send('c', 'And red?');
    model.say('No.');
    model.end();
    const second = create('counted');
    end = await server.connection(2);
    await end.welcome(model.recovery());
    await says(second, '.unread', '2');
    expect(second.open).to.equal(false);
    second.show();
    await says(second, '.unread', null);
    leave(second);

    const third = create('counted');
    await once(third, 'chatbot-open');
    expect(third.open, 'what was open is open again').to.equal(true);
    await server.connection(3);
    third.close();
    leave(third);

    const fourth = create('counted');
    await once(fourth, 'chatbot-ready');
    expect(fourth.open, 'what was closed is closed').to.equal(false);
    expect(server.ends, 'and asks for no session').to.have.length(3);
  });

  it('[1.7] keeps what was seen, though the frame in which the panel was opened is late', async () => {
    const held: (() => void)[] = [];
    const hold = (run: () => void): number => held.push(run);
    const first = create('late');
    const opened = once(first, 'chatbot-open');
    Object.assign(window, {
      requestAnimationFrame: hold,
      setTimeout: (run: () => void, ms = 0) => (ms >= 1_000 ? hold(run) : timer(run, ms)),
    });
    first.show();
    await opened;
    const end = await server.connection(1);
    Object.assign(window, { requestAnimationFrame: drawn });
    await end.welcome(model.recovery());
    push(end, ...model.send('a', 'Hello').reverse(), model.say('Good'));
    const panel = find(first, 'chatbot-panel') as HTMLElementTagNameMap['chatbot-panel'];
    while (panel.state?.conversation.seq !== 1) await frame();
    first.close();
    await says(first, '[role=status]', '');
    push(end, model.end());
    await says(first, '.unread', '1');
    Object.assign(window, { setTimeout: timer });
    for (const run of held.splice(0)) run();
    await settled();
    leave(first);

    const second = create('late');
    await (await server.connection(2)).welcome(model.recovery());
    await says(second, '.unread', '1');
  });

  it('[6.6] of two wishes of a page the later one counts, not how its panel was left', async () => {
    const first = create('asked');
    const opened = once(first, 'chatbot-open');
    first.open = true;
    await opened;
    first.close();
    leave(first);
    const second = create('asked');
    second.show();
    await once(second, 'chatbot-open');
    expect(second.open).to.equal(true);
  });
});
