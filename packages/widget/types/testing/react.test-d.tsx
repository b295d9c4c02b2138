/** Type test: it passes if it compiles. */
import type { JSX } from 'react';
import { ChatbotTest, ChatbotWidget } from '../../frameworks/react.js';
import type { Refused } from './refused.js';

export const right = (
  <>
    <chatbot-widget
      chatbot-id="shop"
      theme="dark"
      open
      ref={(element) => element?.identify({ id: '4711', plan: 'pro' })}
      onchatbot-message={({ message }) => message.text.trim()}
    />
    <chatbot-test
      chatbot-id="shop"
      layout="drawer"
      config={{ appearance: { light: { primary: '#0a7f5a' } } }}
      ref={(element) => element?.newSession()}
      onchatbot-test-token={({ reason }) => reason === 'expired'}
    />
  </>
);

export const wrapped = (
  <>
    <ChatbotWidget
      chatbotId="shop"
      server="https://chat.example.com"
      open
      className="chat"
      ref={(element) => element?.send('Hello')}
      onChatbotMessage={({ message }) => message.text.trim()}
    />
    <ChatbotTest
      chatbotId="shop"
      layout="inline"
      config={{ name: 'Fern' }}
      onChatbotTestToken={({ reason }) => reason === 'expired'}
    />
  </>
);

type Props = JSX.IntrinsicElements;

export const wrong: {
  readonly theme: Refused<Props['chatbot-widget'], { theme: 'blue' }>;
  readonly event: Refused<Props['chatbot-widget'], { 'onchatbot-message': 1 }>;
  readonly colour: Refused<Props['chatbot-test'], { config: { appearance: { radius: '3' } } }>;
} = { theme: true, event: true, colour: true };
