import { ChatbotSessions } from '@chatbot-test/widget/react';
import { SERVER } from './chat-server';
import { useOperatorToken } from './useOperatorToken';

export function Sessions() {
  const { token, problem, onToken } = useOperatorToken();
  return (
    <>
      <h1>Sessions</h1>
      {problem && <p role="alert">{problem}</p>}
      {token && <ChatbotSessions server={SERVER} token={token} onChatbotSessionsToken={onToken} />}
    </>
  );
}
