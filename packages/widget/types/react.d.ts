/** For React 19, which sets properties of elements and listens to their events by their own names. */
import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type {
  ChatbotTestAttributes,
  ChatbotTestElement,
  ChatbotTestEvents,
  ChatbotWidgetAttributes,
  ChatbotWidgetElement,
  ChatbotWidgetEvents,
  Listeners,
} from './elements.js';
import './chatbot.js';

type Html<Type> = DetailedHTMLProps<HTMLAttributes<Type>, Type>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'chatbot-widget': Html<ChatbotWidgetElement> &
        ChatbotWidgetAttributes &
        Listeners<ChatbotWidgetEvents, 'on'>;
      'chatbot-test': Html<ChatbotTestElement> &
        ChatbotTestAttributes &
        Partial<Pick<ChatbotTestElement, 'config'>> &
        Listeners<ChatbotTestEvents, 'on'>;
    }
  }
}
