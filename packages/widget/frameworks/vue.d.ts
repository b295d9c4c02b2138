// Made from custom-elements.json by `npm run docs`.
import type { HTMLAttributes, PublicProps } from 'vue';
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

/** Tells which tags are elements of this package, for `compilerOptions.isCustomElement`. */
export declare function isChatbotElement(tag: string): boolean;

type ChatbotSessionsProps = HTMLAttributes &
  PublicProps & {
    server?: ChatbotSessionsElement['server'];
    token?: ChatbotSessionsElement['token'];
    view?: ChatbotSessionsElement['view'];
    keepsTests?: ChatbotSessionsElement['keepsTests'];
    'keeps-tests'?: ChatbotSessionsElement['keepsTests'] | undefined;
    onChatbotSessionsError?: (event: ChatbotSessionsEvents['chatbot-sessions-error']) => void;
    onChatbotSessionsToken?: (event: ChatbotSessionsEvents['chatbot-sessions-token']) => void;
    onChatbotSessionsAddKnowledge?: (
      event: ChatbotSessionsEvents['chatbot-sessions-add-knowledge'],
    ) => void;
    onChatbotSessionsSaveTest?: (
      event: ChatbotSessionsEvents['chatbot-sessions-save-test'],
    ) => void;
    'onChatbot-sessions-error'?: (event: ChatbotSessionsEvents['chatbot-sessions-error']) => void;
    'onChatbot-sessions-token'?: (event: ChatbotSessionsEvents['chatbot-sessions-token']) => void;
    'onChatbot-sessions-add-knowledge'?: (
      event: ChatbotSessionsEvents['chatbot-sessions-add-knowledge'],
    ) => void;
    'onChatbot-sessions-save-test'?: (
      event: ChatbotSessionsEvents['chatbot-sessions-save-test'],
    ) => void;
  };
type ChatbotTestProps = HTMLAttributes &
  PublicProps & {
    chatbotId?: ChatbotTestElement['chatbotId'];
    server?: ChatbotTestElement['server'];
    token?: ChatbotTestElement['token'];
    layout?: ChatbotTestElement['layout'];
    open?: ChatbotTestElement['open'];
    keepsTests?: ChatbotTestElement['keepsTests'];
    config?: ChatbotTestElement['config'];
    'chatbot-id'?: ChatbotTestElement['chatbotId'] | undefined;
    'keeps-tests'?: ChatbotTestElement['keepsTests'] | undefined;
    onChatbotTestOpen?: (event: ChatbotTestEvents['chatbot-test-open']) => void;
    onChatbotTestReady?: (event: ChatbotTestEvents['chatbot-test-ready']) => void;
    onChatbotTestClose?: (event: ChatbotTestEvents['chatbot-test-close']) => void;
    onChatbotTestError?: (event: ChatbotTestEvents['chatbot-test-error']) => void;
    onChatbotTestToken?: (event: ChatbotTestEvents['chatbot-test-token']) => void;
    onChatbotTestReport?: (event: ChatbotTestEvents['chatbot-test-report']) => void;
    onChatbotTestSaveTest?: (event: ChatbotTestEvents['chatbot-test-save-test']) => void;
    onChatbotTestOpenDocument?: (event: ChatbotTestEvents['chatbot-test-open-document']) => void;
    'onChatbot-test-open'?: (event: ChatbotTestEvents['chatbot-test-open']) => void;
    'onChatbot-test-ready'?: (event: ChatbotTestEvents['chatbot-test-ready']) => void;
    'onChatbot-test-close'?: (event: ChatbotTestEvents['chatbot-test-close']) => void;
    'onChatbot-test-error'?: (event: ChatbotTestEvents['chatbot-test-error']) => void;
    'onChatbot-test-token'?: (event: ChatbotTestEvents['chatbot-test-token']) => void;
    'onChatbot-test-report'?: (event: ChatbotTestEvents['chatbot-test-report']) => void;
    'onChatbot-test-save-test'?: (event: ChatbotTestEvents['chatbot-test-save-test']) => void;
    'onChatbot-test-open-document'?: (
      event: ChatbotTestEvents['chatbot-test-open-document'],
    ) => void;
  };
type ChatbotWidgetProps = HTMLAttributes &
  PublicProps & {
    chatbotId?: ChatbotWidgetElement['chatbotId'];
    server?: ChatbotWidgetElement['server'];
    theme?: ChatbotWidgetElement['theme'];
    open?: ChatbotWidgetElement['open'];
    'chatbot-id'?: ChatbotWidgetElement['chatbotId'] | undefined;
    onChatbotReady?: (event: ChatbotWidgetEvents['chatbot-ready']) => void;
    onChatbotOpen?: (event: ChatbotWidgetEvents['chatbot-open']) => void;
    onChatbotClose?: (event: ChatbotWidgetEvents['chatbot-close']) => void;
    onChatbotMessage?: (event: ChatbotWidgetEvents['chatbot-message']) => void;
    onChatbotError?: (event: ChatbotWidgetEvents['chatbot-error']) => void;
    'onChatbot-ready'?: (event: ChatbotWidgetEvents['chatbot-ready']) => void;
    'onChatbot-open'?: (event: ChatbotWidgetEvents['chatbot-open']) => void;
    'onChatbot-close'?: (event: ChatbotWidgetEvents['chatbot-close']) => void;
    'onChatbot-message'?: (event: ChatbotWidgetEvents['chatbot-message']) => void;
    'onChatbot-error'?: (event: ChatbotWidgetEvents['chatbot-error']) => void;
  };

declare module 'vue' {
  interface GlobalComponents {
    'chatbot-sessions': new () => ChatbotSessionsElement & { $props: ChatbotSessionsProps };
    'chatbot-test': new () => ChatbotTestElement & { $props: ChatbotTestProps };
    'chatbot-widget': new () => ChatbotWidgetElement & { $props: ChatbotWidgetProps };
  }
}
