/** For Svelte 5 (`onchatbot-open`) and 4 (`on:chatbot-open`). */
import type { HTMLAttributes } from 'svelte/elements';
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

type SvelteListeners<Events> = Listeners<Events, 'on'> & Listeners<Events, 'on:'>;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
    'chatbot-widget': HTMLAttributes<ChatbotWidgetElement> &
      ChatbotWidgetAttributes &
      SvelteListeners<ChatbotWidgetEvents>;
    'chatbot-test': HTMLAttributes<ChatbotTestElement> &
      ChatbotTestAttributes &
      Partial<Pick<ChatbotTestElement, 'config'>> &
      SvelteListeners<ChatbotTestEvents>;
  }
}
