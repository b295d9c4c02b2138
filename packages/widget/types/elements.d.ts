/** The elements, their events and what these carry, for pages in TypeScript. */

/** Why something does not work, in words for people; `code` is in docs/errors.md. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly action: string;
  /** Whether the same may work later. */
  readonly retryable: boolean;
  /** To be found in the server's log; empty where the server was not asked. */
  readonly correlationId: string;
}

/** A message of the conversation. */
export interface ChatbotMessage {
  readonly id: string;
  readonly role: 'user' | 'bot';
  /** Markdown, if it is the bot's. */
  readonly text: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
}

/** What a page says of its visitor. It proves nothing. */
export interface VisitorIdentity {
  /** Up to 120 characters. */
  readonly id?: string;
  /** Up to 120 characters. */
  readonly name?: string;
  /** Up to 254 characters. */
  readonly email?: string;
  /** At most 20 more, named by letters, digits, `_` and `-`; texts of up to 500 characters. */
  readonly [input: string]: string | number | boolean | null | undefined;
}

/** Colours of one scheme, as `#rrggbb`. */
export interface ChatbotPalette {
  primary?: string;
  surface?: string;
  text?: string;
}

/** How a chatbot looks and what it says before anybody spoke. */
export interface ChatbotAppearance {
  avatar?: string;
  title?: string;
  subtitle?: string;
  welcomeMessage?: string;
  starters?: string[];
  placeholder?: string;
  branding?: boolean;
  theme?: 'auto' | 'light' | 'dark';
  light?: ChatbotPalette;
  dark?: ChatbotPalette;
  font?: 'system' | 'serif' | 'rounded' | 'mono';
  radius?: number;
  density?: 'compact' | 'comfortable';
  bubbles?: 'plain' | 'filled' | 'outlined';
  launcher?: {
    icon?: 'chat' | 'help' | 'spark' | 'avatar';
    position?: 'end' | 'start';
    label?: string;
  };
  /** Values for `--chatbot-*` properties. */
  variables?: { [name: string]: string | undefined };
}

/** Values of a form, laid over what is saved of a chatbot, as deep as they go. */
export interface UnsavedChatbot {
  name?: string;
  language?: string;
  appearance?: ChatbotAppearance;
  allowedOrigins?: string[];
  /** Hosts from which replies may show images: `images.example.com`, `*.example.com`. */
  imageHosts?: string[];
  /** As `GET /v1/chatbots/:chatbotId` gives it, or a part of that. */
  provider?: object;
}

/** An error that an operator has reported, with what was known of it. */
export interface ChatbotReport {
  readonly problem: Problem;
  readonly replyId?: string;
  /** How the reply came about. */
  readonly trace: object | null;
  /** The last ones of the session; `at` in ms since 1970. */
  readonly events: readonly { readonly at: number; readonly kind: string; readonly text: string }[];
}

export interface ChatbotErrorEvent extends Event {
  readonly problem: Problem;
}

export interface ChatbotMessageEvent extends Event {
  readonly message: ChatbotMessage;
}

export interface ChatbotTestTokenEvent extends Event {
  readonly reason: 'expiring' | 'expired';
}

export interface ChatbotTestReportEvent extends Event {
  readonly sessionId: string;
  readonly report: ChatbotReport;
}

/** Events of `<chatbot-widget>`. */
export interface ChatbotWidgetEvents {
  'chatbot-ready': Event;
  'chatbot-open': Event;
  'chatbot-close': Event;
  'chatbot-message': ChatbotMessageEvent;
  'chatbot-error': ChatbotErrorEvent;
}

/** Events of `<chatbot-test>`. */
export interface ChatbotTestEvents {
  'chatbot-test-open': Event;
  'chatbot-test-ready': Event;
  'chatbot-test-close': Event;
  'chatbot-test-error': ChatbotErrorEvent;
  'chatbot-test-token': ChatbotTestTokenEvent;
  'chatbot-test-report': ChatbotTestReportEvent;
}

/** The embed. */
export interface ChatbotWidgetElement extends HTMLElement {
  /** Id of a published chatbot. */
  chatbotId: string;
  /** Origin of the chat server. */
  server: string;
  /** Empty: as the chatbot's appearance says. */
  theme: 'light' | 'dark' | '';
  /** Whether the panel is open. */
  readonly isOpen: boolean;
  /** Opens the panel and puts the cursor into it. */
  get open(): () => void;
  /** Frameworks may assign it as if it were a property. */
  set open(open: unknown);
  /** Closes the panel. */
  close(): void;
  /** Opens or closes the panel. */
  toggle(): void;
  /** Sends a message as the visitor; the panel may be open or not. */
  send(text: string): void;
  /** Clears the conversation, here and on the server. */
  reset(): void;
  /** Says who the visitor is, in place of what was said before. It proves nothing. */
  identify(visitor: VisitorIdentity): void;
}

/** The test bench. */
export interface ChatbotTestElement extends HTMLElement {
  /** Which chatbot. */
  chatbotId: string;
  /** Origin of the chat server. */
  server: string;
  /** The operator's JWT; a new one is used at once. */
  token: string;
  /** Whether the test is open. */
  open: boolean;
  /** Over the page, at its end side, or a part of it. */
  layout: 'modal' | 'drawer' | 'inline';
  /** Unsaved values of the page's form; null: what is saved. Set it again after every change. */
  config: UnsavedChatbot | null;
  /** Opens the test. */
  show(): void;
  /** Closes the test. */
  close(): void;
  /** Clears the conversation, without asking. */
  reset(): void;
  /** Begins another session as a new visitor, without asking. */
  newSession(): void;
  /** Says who the visitor is that the operator plays. */
  identify(visitor: VisitorIdentity): void;
}

/** What can be written in the markup of `<chatbot-widget>`. */
export interface ChatbotWidgetAttributes {
  'chatbot-id'?: string;
  server?: string;
  open?: boolean;
  theme?: 'light' | 'dark' | '';
  lang?: string;
}

/** What can be written in the markup of `<chatbot-test>`. */
export interface ChatbotTestAttributes {
  'chatbot-id'?: string;
  server?: string;
  token?: string;
  open?: boolean;
  layout?: 'modal' | 'drawer' | 'inline';
}

/** A listener for each event, under a prefix and the event's name. */
export type Listeners<Events, Prefix extends string> = {
  [Name in keyof Events & string as `${Prefix}${Name}`]?: (event: Events[Name]) => void;
};
