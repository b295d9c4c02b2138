/** For Vue 3: `isCustomElement: (tag) => tag.startsWith('chatbot-')` in the compiler's options. */
import type { HTMLAttributes, PublicProps } from 'vue';
import type {
  ChatbotTestAttributes,
  ChatbotTestElement,
  ChatbotTestEvents,
  ChatbotWidgetAttributes,
  ChatbotWidgetEvents,
  Listeners,
} from './elements.js';
import './chatbot.js';

/** Camel case: as Vue names the listener of an event in its types. */
type Camel<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${Capitalize<First>}${Camel<Rest>}`
  : Capitalize<Name>;

type VueListeners<Events> = {
  [Name in keyof Events & string as `on${Camel<Name>}`]?: (event: Events[Name]) => void;
};

type Component<Attributes, Events> = new () => {
  $props: HTMLAttributes &
    PublicProps &
    Attributes &
    Listeners<Events, 'on'> &
    VueListeners<Events>;
};

declare module 'vue' {
  interface GlobalComponents {
    'chatbot-widget': Component<ChatbotWidgetAttributes, ChatbotWidgetEvents>;
    'chatbot-test': Component<
      ChatbotTestAttributes & Partial<Pick<ChatbotTestElement, 'config'>>,
      ChatbotTestEvents
    >;
  }
}
