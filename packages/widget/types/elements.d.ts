/** The elements, their events and what these carry, for pages in TypeScript. */

/** Reason why something does not work, in words for people; `code` is in docs/errors.md. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  readonly action: string;
  /** True if the same may work later. */
  readonly retryable: boolean;
  /** Id to find the problem by in the server's log; empty if the server was not asked. */
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

/**
 * A token that the page's server has signed to prove who the visitor is, or what gives a fresh one:
 * asked before each connection.
 */
export type VisitorProof = string | (() => string | Promise<string>);

/** Identity of a visitor as the page states it. It proves nothing. */
export interface VisitorIdentity {
  /** Id of the visitor, up to 120 characters. */
  readonly id?: string;
  /** Name, up to 120 characters. */
  readonly name?: string;
  /** Email address, up to 254 characters. */
  readonly email?: string;
  /**
   * Further inputs, at most 20, named by letters, digits, `_` and `-`; texts of up to 500
   * characters.
   */
  readonly [input: string]: string | number | boolean | null | undefined;
}

/** Colours of one scheme, as `#rrggbb`. */
export interface ChatbotPalette {
  primary?: string;
  surface?: string;
  text?: string;
}

/** Appearance of a chatbot, and its words before anybody has written. */
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
  /** Provider as `GET /v1/chatbots/:chatbotId` gives it, or a part of that. */
  provider?: object;
}

/** An error that an operator has reported, with what was known of it. */
export interface ChatbotReport {
  readonly problem: Problem;
  readonly replyId?: string;
  /** Trace of the reply. */
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

/** The operator wants a question and its answer kept as a test. */
export interface ChatbotTestSaveTestEvent extends Event {
  readonly question: string;
  readonly answer: string;
  /** Ids of the documents that the answer cites. */
  readonly documentIds: readonly string[];
}

/** A document of a reply is to be shown. Cancel it where the page shows it itself. */
export interface ChatbotTestOpenDocumentEvent extends Event {
  readonly documentId: string;
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
  'chatbot-test-save-test': ChatbotTestSaveTestEvent;
  'chatbot-test-open-document': ChatbotTestOpenDocumentEvent;
}

/** A question without an answer that is to be answered, or kept as a test. */
export interface ChatbotSessionsQuestionEvent extends Event {
  readonly chatbotId: string;
  readonly question: string;
  /** Conversation in which it was asked last. */
  readonly sessionId: string;
}

/** Events of `<chatbot-sessions>`. */
export interface ChatbotSessionsEvents {
  'chatbot-sessions-error': ChatbotErrorEvent;
  'chatbot-sessions-token': Event;
  'chatbot-sessions-add-knowledge': ChatbotSessionsQuestionEvent;
  'chatbot-sessions-save-test': ChatbotSessionsQuestionEvent;
}

/** The embed. */
export interface ChatbotWidgetElement extends HTMLElement {
  /** Id of a published chatbot. */
  chatbotId: string;
  /** Address of the chat server, as in `https://example.com/chat`. */
  server: string;
  /** Empty: as the chatbot's appearance says. */
  theme: 'light' | 'dark' | '';
  /** Tells whether the panel is open; setting it opens or closes the panel. */
  open: boolean;
  /** Opens the panel and puts the cursor into it. */
  show(): void;
  /** Closes the panel. */
  close(): void;
  /** Opens or closes the panel. */
  toggle(): void;
  /** Sends a message as the visitor; the panel may be open or not. */
  send(text: string): void;
  /** Clears the conversation, here and on the server. */
  reset(): void;
  /** Says who the visitor is, in place of what was said before; only a signed token proves it. */
  identify(visitor: VisitorIdentity | VisitorProof): void;
}

/** The test bench. */
export interface ChatbotTestElement extends HTMLElement {
  /** Id of the chatbot. */
  chatbotId: string;
  /** Address of the chat server, as in `https://example.com/chat`. */
  server: string;
  /** The operator's JWT; a new one is used at once. */
  token: string;
  /** True if the test is open. */
  open: boolean;
  /** Place of the test: over the page, at its end side, or as a part of it. Default: `modal`. */
  layout: 'modal' | 'drawer' | 'inline';
  /** Unsaved values of the page's form; null: what is saved. After a change inside of the same object, set it again or call `refreshConfig()`. */
  config: UnsavedChatbot | null;
  /** Shows what has changed inside of the object that `config` was set to. */
  refreshConfig(): void;
  /** The page keeps tests, and listens for `chatbot-test-save-test`. Default: false. */
  keepsTests: boolean;
  /** Opens the test. */
  show(): void;
  /** Closes the test. */
  close(): void;
  /** Opens or closes the test. */
  toggle(): void;
  /** Clears the conversation, without asking. */
  reset(): void;
  /** Begins another session as a new visitor, without asking. */
  newSession(): void;
  /** Says who the visitor is that the operator plays. */
  identify(visitor: VisitorIdentity | VisitorProof): void;
}

/** Sessions as they happen, and how much chatbots are used, for admins. */
export interface ChatbotSessionsElement extends HTMLElement {
  /** Address of the chat server, as in `https://example.com/chat`. */
  server: string;
  /** The admin's JWT; a new one is used at once. */
  token: string;
  /** The view that is shown. */
  view: 'monitor' | 'usage';
  /** The page keeps tests, and listens for `chatbot-sessions-save-test`. Default: false. */
  keepsTests: boolean;
}

/** Attributes of `<chatbot-widget>` in markup. */
export interface ChatbotWidgetAttributes {
  'chatbot-id'?: string;
  server?: string;
  open?: boolean;
  theme?: 'light' | 'dark' | '';
  lang?: string;
}

/** Attributes of `<chatbot-test>` in markup. */
export interface ChatbotTestAttributes {
  'chatbot-id'?: string;
  server?: string;
  token?: string;
  open?: boolean;
  layout?: 'modal' | 'drawer' | 'inline';
  'keeps-tests'?: boolean;
}

/** Attributes of `<chatbot-sessions>` in markup. */
export interface ChatbotSessionsAttributes {
  server?: string;
  token?: string;
  view?: 'monitor' | 'usage';
  'keeps-tests'?: boolean;
}

/** A listener for each event, under a prefix and the event's name. */
export type Listeners<Events, Prefix extends string> = {
  [Name in keyof Events & string as `${Prefix}${Name}`]?: (event: Events[Name]) => void;
};
