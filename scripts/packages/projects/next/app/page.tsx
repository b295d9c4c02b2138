import { ChatbotWidget } from '@chatbot-test/widget/react';
import { SERVER } from './server.js';

/** A server component: the elements come alive in the browser. */
export default function Page() {
  return <ChatbotWidget server={SERVER} chatbotId="shop" />;
}
