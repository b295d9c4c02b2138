import type * as Public from '../../types/elements.js';
import type { Partially } from '@chatbot-test/shared/config/with-changes.js';
import type { Appearance } from '@chatbot-test/shared/config/appearance.schema.js';
import type { VisitorIdentity, VisitorProof } from '../session/visitor/visitor-identity.js';
import type { ChatbotSessionsElement } from './chatbot-sessions/chatbot-sessions.js';
import type { ChatbotTestElement } from './chatbot-test/chatbot-test.js';
import type { ChatbotWidgetElement } from './chatbot-widget/chatbot-widget.js';

/** Names of a class that the browser calls, not the page. */
type Own<Element> = Exclude<keyof Element, keyof HTMLElement | `${string}Callback`>;
type Same<A, B> = [A, B] extends [B, A] ? true : false;
type EventsOf<Prefix extends string, Not extends string = never> = Exclude<
  Extract<keyof HTMLElementEventMap, `${Prefix}-${string}`>,
  Not
>;

/**
 * The types that ship are written by hand: that this compiles is the test that they are those of the
 * elements, member by member and event by event.
 */
export const same: {
  readonly widget: Same<Own<ChatbotWidgetElement>, Own<Public.ChatbotWidgetElement>>;
  readonly test: Same<Own<ChatbotTestElement>, Own<Public.ChatbotTestElement>>;
  readonly sessions: Same<Own<ChatbotSessionsElement>, Own<Public.ChatbotSessionsElement>>;
  readonly sessionsEvents: Same<EventsOf<'chatbot-sessions'>, keyof Public.ChatbotSessionsEvents>;
  readonly visitor: Same<VisitorIdentity, Public.VisitorIdentity>;
  readonly proof: Same<VisitorProof, Public.VisitorProof>;
  readonly appearance: Same<Partially<Appearance>, Public.ChatbotAppearance>;
  readonly testEvents: Same<EventsOf<'chatbot-test'>, keyof Public.ChatbotTestEvents>;
  readonly widgetEvents: Same<
    EventsOf<'chatbot', EventsOf<'chatbot-test'> | EventsOf<'chatbot-sessions'>>,
    keyof Public.ChatbotWidgetEvents
  >;
} = {
  widget: true,
  test: true,
  sessions: true,
  sessionsEvents: true,
  visitor: true,
  proof: true,
  appearance: true,
  testEvents: true,
  widgetEvents: true,
};

export const events = (
  map: HTMLElementEventMap,
): Public.ChatbotWidgetEvents & Public.ChatbotTestEvents & Public.ChatbotSessionsEvents => map;
export const widget = (element: ChatbotWidgetElement): Public.ChatbotWidgetElement => element;
export const sessions = (element: ChatbotSessionsElement): Public.ChatbotSessionsElement => element;
export const test = (element: ChatbotTestElement): Public.ChatbotTestElement => element;
