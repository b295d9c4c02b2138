import type * as Public from '../../types/elements.js';
import type { Partially } from '@chatbot-test/shared/config/with-changes.js';
import type { Appearance } from '@chatbot-test/shared/config/appearance.schema.js';
import { expect } from 'chai';
import type { VisitorIdentity } from '../session/visitor-identity.js';
import { ChatbotTestElement } from './chatbot-test/chatbot-test.js';
import { ChatbotWidgetElement } from './chatbot-widget/chatbot-widget.js';

/** Names of a class that the browser calls, not the page. */
type Own<Element> = Exclude<keyof Element, keyof HTMLElement | `${string}Callback`>;
type Same<A, B> = [A, B] extends [B, A] ? true : false;
type EventsOf<Prefix extends string, Not extends string = never> = Exclude<
  Extract<keyof HTMLElementEventMap, `${Prefix}-${string}`>,
  Not
>;

/** The types that ship are written by hand: this does not compile where they are not the elements'. */
const same: {
  readonly widget: Same<Own<ChatbotWidgetElement>, Own<Public.ChatbotWidgetElement>>;
  readonly test: Same<Own<ChatbotTestElement>, Own<Public.ChatbotTestElement>>;
  readonly visitor: Same<VisitorIdentity, Public.VisitorIdentity>;
  readonly appearance: Same<Partially<Appearance>, Public.ChatbotAppearance>;
  readonly testEvents: Same<EventsOf<'chatbot-test'>, keyof Public.ChatbotTestEvents>;
  readonly widgetEvents: Same<
    EventsOf<'chatbot', EventsOf<'chatbot-test'>>,
    keyof Public.ChatbotWidgetEvents
  >;
} = {
  widget: true,
  test: true,
  visitor: true,
  appearance: true,
  testEvents: true,
  widgetEvents: true,
};

const events = (map: HTMLElementEventMap): Public.ChatbotWidgetEvents & Public.ChatbotTestEvents =>
  map;

describe('the types that ship', () => {
  it('[6.6] are those of the elements, member by member and event by event', () => {
    const widget = (element: ChatbotWidgetElement): Public.ChatbotWidgetElement => element;
    const test = (element: ChatbotTestElement): Public.ChatbotTestElement => element;
    expect(Object.values(same)).to.not.include(false);
    for (const check of [widget, test, events]) expect(check).to.be.a('function');
  });

  it('[6.6] name the attributes that the elements observe', () => {
    const widget: Required<Public.ChatbotWidgetAttributes> = {
      'chatbot-id': '',
      server: '',
      open: true,
      theme: '',
      lang: '',
    };
    const test: Required<Public.ChatbotTestAttributes> = {
      'chatbot-id': '',
      server: '',
      token: '',
      open: true,
      layout: 'modal',
    };
    expect(Object.keys(widget)).to.deep.equal(ChatbotWidgetElement.observedAttributes);
    expect(Object.keys(test)).to.deep.equal(ChatbotTestElement.observedAttributes);
  });
});
