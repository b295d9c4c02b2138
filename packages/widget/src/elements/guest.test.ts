import { expect } from 'chai';
import { define } from '../custom-element/define.js';
import { ChatbotWidgetElement } from './chatbot-widget/chatbot-widget.js';
import { randomId } from '../session/random-id.js';
import { ServerInPage } from './chatbot-widget/testing/server-in-page.js';

define('chatbot-widget', ChatbotWidgetElement);

const TYPED = ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'change', 'submit', 'paste'];
/** Those that are older, and those around an input method. */
const SELDOM = ['textInput', 'compositionstart', 'compositionend'];
const DRAGGED = ['dragstart', 'dragenter', 'dragover', 'drop', 'dragend', 'copy', 'cut'];
const KEPT = [...TYPED, ...SELDOM, ...DRAGGED];
/** Those that the documentation names. */
const PUBLIC = [
  'chatbot-ready',
  'chatbot-open',
  'chatbot-close',
  'chatbot-message',
  'chatbot-error',
];

describe('the embed as a guest of a page', () => {
  let server: ServerInPage;
  let place: HTMLElement;

  beforeEach(() => {
    localStorage.clear();
    sessionStorage.clear();
    server = new ServerInPage();
    server.start();
    place = document.createElement('div');
    document.body.append(place);
  });
  afterEach(async () => {
    for (const element of document.querySelectorAll('chatbot-widget')) element.chatbotId = '';
    await Promise.resolve();
    place.remove();
    server.stop();
  });

  async function ready(parent: Element): Promise<ChatbotWidgetElement> {
    const element = document.createElement('chatbot-widget');
    element.setAttribute('chatbot-id', 'shop-helper');
    element.setAttribute('server', 'https://chat.example.com');
    const known = new Promise((resolve) => element.addEventListener('chatbot-ready', resolve));
    parent.append(element);
    await known;
    return element;
  }

  async function opened(parent: Element = place): Promise<ChatbotWidgetElement> {
    const element = await ready(parent);
    const open = new Promise((resolve) => element.addEventListener('chatbot-open', resolve));
    element.show();
    await open;
    await element.shadowRoot?.querySelector('chatbot-panel')?.updateComplete;
    return element;
  }

  const rootOf = ({ shadowRoot }: Element): ShadowRoot => shadowRoot ?? expect.fail('no root');
  const panelOf = (element: Element): ShadowRoot => {
    const panel = rootOf(element).querySelector('chatbot-panel');
    return panel ? rootOf(panel) : expect.fail('no panel');
  };

  /** Resolves when the element at the centre of the launcher is the launcher. */
  async function onTop(element: ChatbotWidgetElement): Promise<void> {
    const root = rootOf(element);
    const launcher = root.querySelector('.launcher') ?? expect.fail('no launcher');
    for (;;) {
      const { x, y, width, height } = launcher.getBoundingClientRect();
      const hit = root.elementFromPoint(x + width / 2, y + height / 2);
      if (width > 0 && hit && launcher.contains(hit)) return;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }

  it('[2.6] keeps keys, what is typed and what is dragged to itself', async () => {
    const heard: string[] = [];
    const hear = ({ type }: Event): void => void heard.push(type);
    for (const type of KEPT) place.addEventListener(type, hear);
    const element = await opened();
    const field = panelOf(element).querySelector('textarea') ?? expect.fail('no field');
    for (const target of [field, rootOf(element).querySelector('.launcher')]) {
      for (const type of KEPT) {
        target?.dispatchEvent(new Event(type, { bubbles: true, composed: true }));
      }
    }
    expect(heard).to.deep.equal([]);
  });

  it('[2.6] keeps its keys from a page whose shortcuts are single keys', async () => {
    const search = document.createElement('input');
    const onKey = (event: KeyboardEvent): void => {
      if (event.target instanceof Element && event.target.matches('input, textarea, select'))
        return;
      if (event.key !== 's' && event.key !== '/') return;
      event.preventDefault();
      search.focus();
    };
    document.addEventListener('keydown', onKey);
    place.append(search);
    try {
      const element = await opened();
      const field = panelOf(element).querySelector('textarea') ?? expect.fail('no field');
      field.focus();
      for (const key of 'fast /path') {
        const pressed = { key, bubbles: true, composed: true, cancelable: true };
        const event = new KeyboardEvent('keydown', pressed);
        field.dispatchEvent(event);
        expect(event.defaultPrevented, key).to.equal(false);
        expect(panelOf(element).activeElement, key).to.equal(field);
      }
    } finally {
      document.removeEventListener('keydown', onKey);
    }
  });

  it('[6.6] tells a page the documented events, and none of its own', async () => {
    const heard = new Set<string>();
    const dispatch = EventTarget.prototype.dispatchEvent;
    // What is dispatched anywhere and comes to the page.
    EventTarget.prototype.dispatchEvent = function (event) {
      place.addEventListener(event.type, ({ type }) => heard.add(type), { once: true });
      return dispatch.call(this, event);
    };
    try {
      const element = await opened();
      const field = panelOf(element).querySelector('textarea') ?? expect.fail('no field');
      field.value = 'Hello';
      field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      const escape = { key: 'Escape', bubbles: true, composed: true, cancelable: true };
      field.dispatchEvent(new KeyboardEvent('keydown', escape));
      expect(element.open).to.equal(false);
    } finally {
      EventTarget.prototype.dispatchEvent = dispatch;
    }
    expect([...heard].filter((type) => !PUBLIC.includes(type))).to.deep.equal([]);
    expect([...heard]).to.include.members(['chatbot-open', 'chatbot-close']);
  });

  it('[2.6] works where libraries of the page have put something else in the place of the browser’s', async () => {
    const { fetch } = window;
    const { from } = Array;
    // Those that count requests often take the address for a text; MooTools maps nothing.
    window.fetch = (address, options) => {
      if (typeof address !== 'string') throw new Error('The address is no text.');
      return fetch.call(window, address, options);
    };
    Array.from = ((list: ArrayLike<unknown>) => from(list)) as typeof from;
    try {
      const element = await opened();
      expect(panelOf(element).querySelector('textarea')).to.be.an('HTMLTextAreaElement');
      expect(randomId()).to.match(/^[0-9a-f]{32}$/);
    } finally {
      window.fetch = fetch;
      Array.from = from;
    }
  });

  it('[2.6] is on top in a dialog that is shown before or after it is ready, and again', async () => {
    const dialog = document.createElement('dialog');
    place.append(dialog);
    const element = await ready(dialog);
    for (let time = 0; time < 2; time += 1) {
      dialog.showModal();
      await onTop(element);
      dialog.close();
    }
    dialog.showModal();
    const second = await ready(dialog);
    await onTop(second);
  });

  it('[2.6] is on top in a popover', async () => {
    const popover = document.createElement('div');
    popover.popover = 'auto';
    place.append(popover);
    const element = await ready(popover);
    await new Promise((resolve) => setTimeout(resolve));
    for (let time = 0; time < 2; time += 1) {
      popover.showPopover();
      await onTop(element);
      popover.hidePopover();
    }
  });

  it('[8.1] an Esc that closed the panel is not the dialog’s', async () => {
    const dialog = document.createElement('dialog');
    place.append(dialog);
    dialog.showModal();
    const element = await opened(dialog);
    for (const within of [
      panelOf(element).querySelector('textarea'),
      rootOf(element).querySelector('.launcher'),
    ]) {
      element.show();
      const escape = new KeyboardEvent('keydown', {
        key: 'Escape',
        bubbles: true,
        composed: true,
        cancelable: true,
      });
      within?.dispatchEvent(escape);
      expect(element.open).to.equal(false);
      expect(escape.defaultPrevented).to.equal(true);
    }
  });

  it('[2.6] an Esc that nothing in it has used is the page’s, and its end never is', async () => {
    const element = await opened();
    const heard: string[] = [];
    const listen = ({ type }: Event): void => void heard.push(type);
    const press = (within: Element | null | undefined): void => {
      for (const type of ['keydown', 'keyup']) {
        const key = { key: 'Escape', bubbles: true, composed: true, cancelable: true };
        within?.dispatchEvent(new KeyboardEvent(type, key));
      }
    };
    for (const type of ['keydown', 'keyup']) place.addEventListener(type, listen);
    try {
      press(panelOf(element).querySelector('textarea'));
      expect(element.open).to.equal(false);
      expect(heard).to.deep.equal([]);
      press(rootOf(element).querySelector('.launcher'));
      expect(heard).to.deep.equal(['keydown']);
    } finally {
      for (const type of ['keydown', 'keyup']) place.removeEventListener(type, listen);
    }
  });
});
