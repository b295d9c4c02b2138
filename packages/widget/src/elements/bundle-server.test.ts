import { expect } from 'chai';
import { serverUrl } from '../browser/server-url.js';
import { serverOf } from './bundle-server.js';
import { ChatbotTestElement } from './chatbot-test/chatbot-test.js';
import { ChatbotWidgetElement } from './chatbot-widget/chatbot-widget.js';
import { define } from '../custom-element/define.js';

define('chatbot-widget', ChatbotWidgetElement);
define('chatbot-test', ChatbotTestElement);

describe('the server that a bundle came from', () => {
  it('[6.7] is where chatbot.js lies, under a path and pinned to a version too', () => {
    for (const [url, server] of [
      ['https://chat.example.com/chatbot.js', 'https://chat.example.com'],
      ['https://chat.example.com/chatbot.js?x=1#y', 'https://chat.example.com'],
      ['https://example.com/a/chat/chatbot.js', 'https://example.com/a/chat'],
      ['https://example.com/chat/v/1.2.3/chatbot.js', 'https://example.com/chat'],
      ['http://localhost:3000/v/1.2.3-beta.1/chatbot.js', 'http://localhost:3000'],
    ] as const) {
      expect(serverOf(url), url).to.equal(server);
    }
  });

  it('[6.7] is unknown where another bundler has packed it, or a CDN serves the package', () => {
    for (const url of [
      'https://shop.example/assets/index-B3x.js',
      'http://localhost:5173/node_modules/.vite/deps/@chatbot-test_widget.js',
      'http://localhost:5173/node_modules/@chatbot-test/widget/dist/chatbot.js',
      'https://cdn.example/npm/@chatbot-test/widget@1.2.3/dist/chatbot.js',
      'file:///srv/app/chatbot.js',
      '',
    ]) {
      expect(serverOf(url), url).to.equal('');
    }
  });

  it('[6.7] has addresses under its path', () => {
    for (const [server, path, url] of [
      ['https://a.example', '/v1/version', 'https://a.example/v1/version'],
      ['https://a.example/chat', '/v1/version', 'https://a.example/chat/v1/version'],
      ['https://a.example/chat//', 'v1/version', 'https://a.example/chat/v1/version'],
      ['https://a.example/chat', 'https://b.example/x.png', 'https://b.example/x.png'],
    ] as const) {
      expect(serverUrl(server, path).href).to.equal(url);
    }
  });

  for (const [tag, type] of [
    ['chatbot-widget', 'chatbot-error'],
    ['chatbot-test', 'chatbot-test-error'],
  ] as const) {
    it(`[6.7] is demanded of the page by <${tag}>, by an event and one line of the console`, async () => {
      const lines: unknown[] = [];
      const { error } = console;
      console.error = (line: unknown) => void lines.push(line);
      const element = document.createElement(tag);
      element.chatbotId = 'shop-helper';
      element.open = true;
      const told = new Promise<HTMLElementEventMap[typeof type]>((resolve) =>
        element.addEventListener(type, resolve, { once: true }),
      );
      document.body.append(element);
      const { problem } = await told;
      element.remove();
      console.error = error;
      expect(problem).to.include({ code: 'no-server', retryable: false });
      expect(lines).to.deep.equal([`<${tag}>: ${problem.message} ${problem.action}`]);
    });
  }
});
