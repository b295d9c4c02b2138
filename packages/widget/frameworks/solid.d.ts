// Made from custom-elements.json by `npm run docs`.
import type { JSX } from 'solid-js';
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

declare module 'solid-js' {
  namespace JSX {
    interface IntrinsicElements {
      'chatbot-sessions': JSX.HTMLAttributes<ChatbotSessionsElement> & {
        server?: ChatbotSessionsElement['server'] | undefined;
        token?: ChatbotSessionsElement['token'] | undefined;
        view?: ChatbotSessionsElement['view'] | undefined;
        'keeps-tests'?: ChatbotSessionsElement['keepsTests'] | undefined;
        'prop:server'?: ChatbotSessionsElement['server'];
        'prop:token'?: ChatbotSessionsElement['token'];
        'prop:view'?: ChatbotSessionsElement['view'];
        'prop:keepsTests'?: ChatbotSessionsElement['keepsTests'];
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
      'chatbot-test': JSX.HTMLAttributes<ChatbotTestElement> & {
        'chatbot-id'?: ChatbotTestElement['chatbotId'] | undefined;
        server?: ChatbotTestElement['server'] | undefined;
        token?: ChatbotTestElement['token'] | undefined;
        layout?: ChatbotTestElement['layout'] | undefined;
        open?: ChatbotTestElement['open'] | undefined;
        'keeps-tests'?: ChatbotTestElement['keepsTests'] | undefined;
        'prop:chatbotId'?: ChatbotTestElement['chatbotId'];
        'prop:server'?: ChatbotTestElement['server'];
        'prop:token'?: ChatbotTestElement['token'];
        'prop:layout'?: ChatbotTestElement['layout'];
        'prop:open'?: ChatbotTestElement['open'];
        'prop:keepsTests'?: ChatbotTestElement['keepsTests'];
        'prop:config'?: ChatbotTestElement['config'];
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
      'chatbot-widget': JSX.HTMLAttributes<ChatbotWidgetElement> & {
        'chatbot-id'?: ChatbotWidgetElement['chatbotId'] | undefined;
        server?: ChatbotWidgetElement['server'] | undefined;
        theme?: ChatbotWidgetElement['theme'] | undefined;
        open?: ChatbotWidgetElement['open'] | undefined;
        'prop:chatbotId'?: ChatbotWidgetElement['chatbotId'];
        'prop:server'?: ChatbotWidgetElement['server'];
        'prop:theme'?: ChatbotWidgetElement['theme'];
        'prop:open'?: ChatbotWidgetElement['open'];
        'on:chatbot-ready'?: (event: ChatbotWidgetEvents['chatbot-ready']) => void;
        'on:chatbot-open'?: (event: ChatbotWidgetEvents['chatbot-open']) => void;
        'on:chatbot-close'?: (event: ChatbotWidgetEvents['chatbot-close']) => void;
        'on:chatbot-message'?: (event: ChatbotWidgetEvents['chatbot-message']) => void;
        'on:chatbot-error'?: (event: ChatbotWidgetEvents['chatbot-error']) => void;
      };
    }
  }
}
