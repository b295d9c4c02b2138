// Made from custom-elements.json by `npm run docs`.
/** Types for `viewChild` and `$event`; needs `schemas: [CUSTOM_ELEMENTS_SCHEMA]`. */
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

/** Type of `$event`: `ChatbotEventOf<'chatbot-message'>`. */
export type ChatbotEventOf<Name extends keyof Events> = Events[Name];

interface Events extends ChatbotSessionsEvents, ChatbotTestEvents, ChatbotWidgetEvents {}
