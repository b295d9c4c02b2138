// Made from custom-elements.json by `npm run docs`.
import type { HTMLAttributes } from 'svelte/elements';
import type {
  ChatbotSessionsElement,
  ChatbotSessionsEvents,
  ChatbotTestElement,
  ChatbotTestEvents,
  ChatbotWidgetElement,
  ChatbotWidgetEvents,
} from '../types/elements.js';
import '../types/chatbot.js';

export type * from '../types/elements.js';

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'chatbot-sessions': HTMLAttributes<ChatbotSessionsElement> & {
      server?: ChatbotSessionsElement['server'] | undefined;
      token?: ChatbotSessionsElement['token'] | undefined;
      view?: ChatbotSessionsElement['view'] | undefined;
      'keeps-tests'?: ChatbotSessionsElement['keepsTests'] | undefined;
      'onchatbot-sessions-error'?: (event: ChatbotSessionsEvents['chatbot-sessions-error']) => void;
      'onchatbot-sessions-token'?: (event: ChatbotSessionsEvents['chatbot-sessions-token']) => void;
      'onchatbot-sessions-add-knowledge'?: (
        event: ChatbotSessionsEvents['chatbot-sessions-add-knowledge'],
      ) => void;
      'onchatbot-sessions-save-test'?: (
        event: ChatbotSessionsEvents['chatbot-sessions-save-test'],
      ) => void;
      'on:chatbot-sessions-error'?: (
        event: ChatbotSessionsEvents['chatbot-sessions-error'],
      ) => void;
      'on:chatbot-sessions-token'?: (
        event: ChatbotSessionsEvents['chatbot-sessions-token'],
      ) => void;
      'on:chatbot-sessions-add-knowledge'?: (
        event: ChatbotSessionsEvents['chatbot-sessions-add-knowledge'],
      ) => void;
      'on:chatbot-sessions-save-test'?: (
        event: ChatbotSessionsEvents['chatbot-sessions-save-test'],
      ) => void;
    };
    'chatbot-test': HTMLAttributes<ChatbotTestElement> & {
      'chatbot-id'?: ChatbotTestElement['chatbotId'] | undefined;
      server?: ChatbotTestElement['server'] | undefined;
      token?: ChatbotTestElement['token'] | undefined;
      layout?: ChatbotTestElement['layout'] | undefined;
      open?: ChatbotTestElement['open'] | undefined;
      'keeps-tests'?: ChatbotTestElement['keepsTests'] | undefined;
      config?: ChatbotTestElement['config'] | undefined;
      'onchatbot-test-open'?: (event: ChatbotTestEvents['chatbot-test-open']) => void;
      'onchatbot-test-ready'?: (event: ChatbotTestEvents['chatbot-test-ready']) => void;
      'onchatbot-test-close'?: (event: ChatbotTestEvents['chatbot-test-close']) => void;
      'onchatbot-test-error'?: (event: ChatbotTestEvents['chatbot-test-error']) => void;
      'onchatbot-test-token'?: (event: ChatbotTestEvents['chatbot-test-token']) => void;
      'onchatbot-test-report'?: (event: ChatbotTestEvents['chatbot-test-report']) => void;
      'onchatbot-test-save-test'?: (event: ChatbotTestEvents['chatbot-test-save-test']) => void;
      'onchatbot-test-open-document'?: (
        event: ChatbotTestEvents['chatbot-test-open-document'],
      ) => void;
      'on:chatbot-test-open'?: (event: ChatbotTestEvents['chatbot-test-open']) => void;
      'on:chatbot-test-ready'?: (event: ChatbotTestEvents['chatbot-test-ready']) => void;
      'on:chatbot-test-close'?: (event: ChatbotTestEvents['chatbot-test-close']) => void;
      'on:chatbot-test-error'?: (event: ChatbotTestEvents['chatbot-test-error']) => void;
      'on:chatbot-test-token'?: (event: ChatbotTestEvents['chatbot-test-token']) => void;
      'on:chatbot-test-report'?: (event: ChatbotTestEvents['chatbot-test-report']) => void;
      'on:chatbot-test-save-test'?: (event: ChatbotTestEvents['chatbot-test-save-test']) => void;
      'on:chatbot-test-open-document'?: (
        event: ChatbotTestEvents['chatbot-test-open-document'],
      ) => void;
    };
    'chatbot-widget': HTMLAttributes<ChatbotWidgetElement> & {
      'chatbot-id'?: ChatbotWidgetElement['chatbotId'] | undefined;
      server?: ChatbotWidgetElement['server'] | undefined;
      theme?: ChatbotWidgetElement['theme'] | undefined;
      open?: ChatbotWidgetElement['open'] | undefined;
      'onchatbot-ready'?: (event: ChatbotWidgetEvents['chatbot-ready']) => void;
      'onchatbot-open'?: (event: ChatbotWidgetEvents['chatbot-open']) => void;
      'onchatbot-close'?: (event: ChatbotWidgetEvents['chatbot-close']) => void;
      'onchatbot-message'?: (event: ChatbotWidgetEvents['chatbot-message']) => void;
      'onchatbot-error'?: (event: ChatbotWidgetEvents['chatbot-error']) => void;
      'on:chatbot-ready'?: (event: ChatbotWidgetEvents['chatbot-ready']) => void;
      'on:chatbot-open'?: (event: ChatbotWidgetEvents['chatbot-open']) => void;
      'on:chatbot-close'?: (event: ChatbotWidgetEvents['chatbot-close']) => void;
      'on:chatbot-message'?: (event: ChatbotWidgetEvents['chatbot-message']) => void;
      'on:chatbot-error'?: (event: ChatbotWidgetEvents['chatbot-error']) => void;
    };
  }
}
