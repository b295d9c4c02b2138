import { ChatbotTest, ChatbotWidget } from '@chatbot-test/widget/react';
import type { ChatbotTestElement } from '@chatbot-test/widget';
import { StrictMode, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { SERVER } from './server.js';

function Page() {
  const test = useRef<ChatbotTestElement>(null);
  const [messages, setMessages] = useState(0);
  return (
    <>
      <button onClick={() => test.current?.show()}>Test</button>
      <ChatbotTest ref={test} server={SERVER} chatbotId="shop" layout="drawer" />
      <ChatbotWidget
        server={SERVER}
        chatbotId="shop"
        onChatbotMessage={() => setMessages((count) => count + 1)}
      />
      <output>{messages}</output>
    </>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
}
