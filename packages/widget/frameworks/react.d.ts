// Made from custom-elements.json by `npm run docs`.
import type {
  DetailedHTMLProps,
  ForwardRefExoticComponent,
  HTMLAttributes,
  RefAttributes,
} from 'react';
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

/** Properties of `<ChatbotSessions>`. */
export interface ChatbotSessionsProps extends Omit<
  HTMLAttributes<ChatbotSessionsElement>,
  'server' | 'token' | 'view' | 'keepsTests'
> {
  /** URL of the chat server, such as `https://example.com/chat`. */
  server?: ChatbotSessionsElement['server'] | undefined;
  /** The admin's JWT; a new one takes effect at once. It is never written into the page's markup. */
  token?: ChatbotSessionsElement['token'] | undefined;
  /** View that is shown: `monitor` or `usage`. */
  view?: ChatbotSessionsElement['view'] | undefined;
  /** True if the page saves tests: it handles `chatbot-sessions-save-test`. Default: false. */
  keepsTests?: ChatbotSessionsElement['keepsTests'] | undefined;
  /** Something keeps the element from working. */
  onChatbotSessionsError?:
    ((event: ChatbotSessionsEvents['chatbot-sessions-error']) => void) | undefined;
  /** A new token is needed. */
  onChatbotSessionsToken?:
    ((event: ChatbotSessionsEvents['chatbot-sessions-token']) => void) | undefined;
  /** The admin wants to answer a question with a document. */
  onChatbotSessionsAddKnowledge?:
    ((event: ChatbotSessionsEvents['chatbot-sessions-add-knowledge']) => void) | undefined;
  /** The admin wants to save a question as a test. */
  onChatbotSessionsSaveTest?:
    ((event: ChatbotSessionsEvents['chatbot-sessions-save-test']) => void) | undefined;
}

/** Shows admins the open sessions in real time, and the usage of their chatbots. */
export declare const ChatbotSessions: ForwardRefExoticComponent<
  ChatbotSessionsProps & RefAttributes<ChatbotSessionsElement>
>;

/** Properties of `<ChatbotTest>`. */
export interface ChatbotTestProps extends Omit<
  HTMLAttributes<ChatbotTestElement>,
  'chatbotId' | 'server' | 'token' | 'layout' | 'open' | 'keepsTests' | 'config'
> {
  /** Id of the chatbot. */
  chatbotId?: ChatbotTestElement['chatbotId'] | undefined;
  /** URL of the chat server, such as `https://example.com/chat`. */
  server?: ChatbotTestElement['server'] | undefined;
  /** The operator's JWT; a new one takes effect at once. The token is never written into the page's */
  token?: ChatbotTestElement['token'] | undefined;
  /** `modal` (default) lies over the page, `drawer` at its end side; `inline` is a part of it. */
  layout?: ChatbotTestElement['layout'] | undefined;
  /** True while the test is open; it is connected only then. */
  open?: ChatbotTestElement['open'] | undefined;
  /** True if the page saves tests: replies have _Save as test_. Default: false. */
  keepsTests?: ChatbotTestElement['keepsTests'] | undefined;
  /** Unsaved values of the page's form, merged over the saved configuration: name and appearance show */
  config?: ChatbotTestElement['config'] | undefined;
  /** The test has opened. */
  onChatbotTestOpen?: ((event: ChatbotTestEvents['chatbot-test-open']) => void) | undefined;
  /** The session is connected; once each time that the test opens. */
  onChatbotTestReady?: ((event: ChatbotTestEvents['chatbot-test-ready']) => void) | undefined;
  /** The test has closed. */
  onChatbotTestClose?: ((event: ChatbotTestEvents['chatbot-test-close']) => void) | undefined;
  /** Something keeps the test from working. */
  onChatbotTestError?: ((event: ChatbotTestEvents['chatbot-test-error']) => void) | undefined;
  /** A new token is needed. */
  onChatbotTestToken?: ((event: ChatbotTestEvents['chatbot-test-token']) => void) | undefined;
  /** An operator has reported an error. */
  onChatbotTestReport?: ((event: ChatbotTestEvents['chatbot-test-report']) => void) | undefined;
  /** With `keeps-tests`: the operator wants to save a question and its answer as a test. */
  onChatbotTestSaveTest?:
    ((event: ChatbotTestEvents['chatbot-test-save-test']) => void) | undefined;
  /** The operator wants to see a document of a reply. A dialog shows it, unless the page calls `preventDefault()`. */
  onChatbotTestOpenDocument?:
    ((event: ChatbotTestEvents['chatbot-test-open-document']) => void) | undefined;
}

/** Tests a chatbot before it goes live, in the panel that visitors get, with debug data. */
export declare const ChatbotTest: ForwardRefExoticComponent<
  ChatbotTestProps & RefAttributes<ChatbotTestElement>
>;

/** Properties of `<ChatbotWidget>`. */
export interface ChatbotWidgetProps extends Omit<
  HTMLAttributes<ChatbotWidgetElement>,
  'chatbotId' | 'server' | 'theme' | 'open'
> {
  /** Id of a published chatbot. */
  chatbotId?: ChatbotWidgetElement['chatbotId'] | undefined;
  /** URL of the chat server, such as `https://example.com/chat`. */
  server?: ChatbotWidgetElement['server'] | undefined;
  /** Theme of the panel; if empty, the theme of the chatbot's appearance. */
  theme?: ChatbotWidgetElement['theme'] | undefined;
  /** True while the panel is open; set it to open or close the panel. */
  open?: ChatbotWidgetElement['open'] | undefined;
  /** The launcher is visible. */
  onChatbotReady?: ((event: ChatbotWidgetEvents['chatbot-ready']) => void) | undefined;
  /** The panel has opened. */
  onChatbotOpen?: ((event: ChatbotWidgetEvents['chatbot-open']) => void) | undefined;
  /** The panel has closed. */
  onChatbotClose?: ((event: ChatbotWidgetEvents['chatbot-close']) => void) | undefined;
  /** A message is stored: the visitor's, or a reply that has ended. */
  onChatbotMessage?: ((event: ChatbotWidgetEvents['chatbot-message']) => void) | undefined;
  /** Something keeps the chatbot from working. */
  onChatbotError?: ((event: ChatbotWidgetEvents['chatbot-error']) => void) | undefined;
}

/** The embed: a launcher in the corner of the page, and the panel that it opens. It shows nothing until */
export declare const ChatbotWidget: ForwardRefExoticComponent<
  ChatbotWidgetProps & RefAttributes<ChatbotWidgetElement>
>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'chatbot-sessions': DetailedHTMLProps<
        HTMLAttributes<ChatbotSessionsElement>,
        ChatbotSessionsElement
      > & {
        server?: ChatbotSessionsElement['server'] | undefined;
        token?: ChatbotSessionsElement['token'] | undefined;
        view?: ChatbotSessionsElement['view'] | undefined;
        'keeps-tests'?: ChatbotSessionsElement['keepsTests'] | undefined;
        'onchatbot-sessions-error'?: (
          event: ChatbotSessionsEvents['chatbot-sessions-error'],
        ) => void;
        'onchatbot-sessions-token'?: (
          event: ChatbotSessionsEvents['chatbot-sessions-token'],
        ) => void;
        'onchatbot-sessions-add-knowledge'?: (
          event: ChatbotSessionsEvents['chatbot-sessions-add-knowledge'],
        ) => void;
        'onchatbot-sessions-save-test'?: (
          event: ChatbotSessionsEvents['chatbot-sessions-save-test'],
        ) => void;
      };
      'chatbot-test': DetailedHTMLProps<HTMLAttributes<ChatbotTestElement>, ChatbotTestElement> & {
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
      };
      'chatbot-widget': DetailedHTMLProps<
        HTMLAttributes<ChatbotWidgetElement>,
        ChatbotWidgetElement
      > & {
        'chatbot-id'?: ChatbotWidgetElement['chatbotId'] | undefined;
        server?: ChatbotWidgetElement['server'] | undefined;
        theme?: ChatbotWidgetElement['theme'] | undefined;
        open?: ChatbotWidgetElement['open'] | undefined;
        'onchatbot-ready'?: (event: ChatbotWidgetEvents['chatbot-ready']) => void;
        'onchatbot-open'?: (event: ChatbotWidgetEvents['chatbot-open']) => void;
        'onchatbot-close'?: (event: ChatbotWidgetEvents['chatbot-close']) => void;
        'onchatbot-message'?: (event: ChatbotWidgetEvents['chatbot-message']) => void;
        'onchatbot-error'?: (event: ChatbotWidgetEvents['chatbot-error']) => void;
      };
    }
  }
}
