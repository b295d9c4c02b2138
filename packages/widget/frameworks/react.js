'use client';
// Made from custom-elements.json by `npm run docs`.
import {
  createElement,
  forwardRef,
  useImperativeHandle,
  useLayoutEffect,
  useEffect,
  useRef,
} from 'react';
import '../lib/chatbot.js';

const useBeforePaint = typeof window === 'undefined' ? useEffect : useLayoutEffect;

/** A component that sets an element's properties and listens to its events. */
function component(tag, name, properties, events) {
  const Component = forwardRef((props, ref) => {
    const element = useRef(null);
    const handlers = useRef({});
    const given = {};
    const rest = {};
    for (const [prop, value] of Object.entries(props)) {
      if (prop in properties) given[prop] = value;
      else if (!(prop in events)) rest[prop] = value;
    }
    useImperativeHandle(ref, () => element.current, []);
    useBeforePaint(() => {
      handlers.current = props;
    });
    useBeforePaint(() => {
      const ended = new AbortController();
      for (const [prop, type] of Object.entries(events)) {
        element.current.addEventListener(type, (event) => handlers.current[prop]?.(event), ended);
      }
      return () => ended.abort();
    }, []);
    const before = useRef({});
    useBeforePaint(() => {
      const node = element.current;
      for (const prop of Object.keys({ ...before.current, ...given })) {
        const value = given[prop];
        // What the element changes itself, as `open`, stays until the page says something else.
        if (prop in before.current && Object.is(before.current[prop], value) && prop !== 'config')
          continue;
        node[prop] = value ?? properties[prop];
      }
      before.current = given;
    });
    return createElement(tag, { ...rest, ref: element });
  });
  Component.displayName = name;
  return Component;
}

export const ChatbotSessions = component(
  'chatbot-sessions',
  'ChatbotSessions',
  { server: '', token: '', view: '', keepsTests: '' },
  {
    onChatbotSessionsError: 'chatbot-sessions-error',
    onChatbotSessionsToken: 'chatbot-sessions-token',
    onChatbotSessionsAddKnowledge: 'chatbot-sessions-add-knowledge',
    onChatbotSessionsSaveTest: 'chatbot-sessions-save-test',
  },
);
export const ChatbotTest = component(
  'chatbot-test',
  'ChatbotTest',
  { chatbotId: '', server: '', token: '', layout: '', open: false, keepsTests: '', config: null },
  {
    onChatbotTestOpen: 'chatbot-test-open',
    onChatbotTestReady: 'chatbot-test-ready',
    onChatbotTestClose: 'chatbot-test-close',
    onChatbotTestError: 'chatbot-test-error',
    onChatbotTestToken: 'chatbot-test-token',
    onChatbotTestReport: 'chatbot-test-report',
    onChatbotTestSaveTest: 'chatbot-test-save-test',
    onChatbotTestOpenDocument: 'chatbot-test-open-document',
  },
);
export const ChatbotWidget = component(
  'chatbot-widget',
  'ChatbotWidget',
  { chatbotId: '', server: '', theme: '', open: false },
  {
    onChatbotReady: 'chatbot-ready',
    onChatbotOpen: 'chatbot-open',
    onChatbotClose: 'chatbot-close',
    onChatbotMessage: 'chatbot-message',
    onChatbotError: 'chatbot-error',
  },
);
