import type {
  ChatbotSessionsElement,
  ChatbotSessionsEvents,
  ChatbotTestElement,
  ChatbotTestEvents,
  ChatbotWidgetElement,
  ChatbotWidgetEvents,
} from './elements.js';

export type * from './elements.js';

declare global {
  interface HTMLElementTagNameMap {
    'chatbot-widget': ChatbotWidgetElement;
    'chatbot-test': ChatbotTestElement;
    'chatbot-sessions': ChatbotSessionsElement;
  }

  interface HTMLElementEventMap
    extends ChatbotWidgetEvents, ChatbotTestEvents, ChatbotSessionsEvents {}
}
