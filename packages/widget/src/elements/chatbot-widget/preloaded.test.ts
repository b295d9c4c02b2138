import { expect } from 'chai';
import { define } from '../../custom-element/define.js';
import { ChatbotWidgetElement } from './chatbot-widget.js';
import { keepPlace } from './kept-place.js';
import { isPreloaded } from './public-chatbot.js';
import { ServerInPage } from './testing/server-in-page.js';

define('chatbot-widget', ChatbotWidgetElement);

const [SERVER, ID] = ['https://chat.example.com', 'shop-helper'];

describe('a chatbot that the page has preloaded', () => {
  const server = new ServerInPage();
  const { getItem } = Storage.prototype;

  before(async () => {
    localStorage.clear();
    sessionStorage.clear();
    // Its page is still loading, and has got something from an address that ends as the chatbot's.
    Object.defineProperty(document, 'readyState', { value: 'interactive', configurable: true });
    expect(isPreloaded()).to.equal(false);
    await (await fetch(`${import.meta.url}?as=/v1/chatbots/${ID}/public`)).text();
    while (!isPreloaded()) await new Promise((resolve) => setTimeout(resolve));
    server.start();
  });
  after(() => {
    Reflect.deleteProperty(document, 'readyState');
    Storage.prototype.getItem = getItem;
    server.stop();
  });

  function create(told: (what: string) => void): ChatbotWidgetElement {
    const element = document.createElement('chatbot-widget');
    element.setAttribute('chatbot-id', ID);
    element.setAttribute('server', SERVER);
    for (const type of ['chatbot-ready', 'chatbot-open'] as const) {
      element.addEventListener(type, () => told(type));
    }
    document.body.append(element);
    return element;
  }

  it('[8.5] is shown before what the browser keeps is looked up, and opens if it was left open', async () => {
    keepPlace({ server: SERVER, chatbotId: ID }, 'open');
    const order: string[] = [];
    Storage.prototype.getItem = function (key) {
      order.push('looked up');
      return getItem.call(this, key);
    };
    const element = await new Promise<ChatbotWidgetElement>((resolve) => {
      const made = create((what) => {
        order.push(what);
        if (what === 'chatbot-open') resolve(made);
      });
    });
    element.remove();
    expect(order.slice(0, 3)).to.deep.equal(['chatbot-ready', 'looked up', 'chatbot-open']);
  });

  it('[8.5] is shown as it was before, should the answer not come after all', async () => {
    const { answer } = server;
    server.answer = () => new Promise(() => undefined);
    const order: string[] = [];
    const element = create((what) => order.push(what));
    while (!order.includes('chatbot-open')) await new Promise((resolve) => setTimeout(resolve));
    element.remove();
    server.answer = answer;
    expect(order).to.deep.equal(['chatbot-ready', 'chatbot-open']);
  });
});
