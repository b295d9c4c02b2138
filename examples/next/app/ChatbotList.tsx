'use client';

import { ChatbotTest } from '@chatbot-test/widget/react';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type FormEvent, useEffect, useState } from 'react';
import { SERVER } from './chat-server';
import { createChatbot, listChatbots, stateOf, type Summary, wordsOf } from './chatbots';
import { useOperatorToken } from './useOperatorToken';

export function ChatbotList() {
  const [chatbots, setChatbots] = useState<Summary[] | null>(null);
  const [problem, setProblem] = useState('');
  const [tested, setTested] = useState('');
  const { token, onToken } = useOperatorToken();
  const router = useRouter();

  useEffect(() => {
    listChatbots().then(setChatbots, (error: unknown) => setProblem(wordsOf(error)));
  }, []);

  function create(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    createChatbot(String(data.get('name')), String(data.get('knowledge'))).then(
      ({ id }) => router.push(`/chatbots/${id}`),
      (error: unknown) => setProblem(wordsOf(error)),
    );
  }

  return (
    <>
      <h1>Chatbots</h1>
      {problem && <p role="alert">{problem}</p>}
      {chatbots ? (
        <ul className="rows" aria-label="Chatbots">
          {chatbots.map(({ id, name, draft, live }) => (
            <li key={id}>
              <Link href={`/chatbots/${id}`}>{name}</Link>
              {stateOf(draft.revision, live?.revision ?? null)}
              <button aria-label={`Test ${name}`} onClick={() => setTested(id)}>
                Test
              </button>
            </li>
          ))}
        </ul>
      ) : (
        !problem && <p role="status">Loading chatbots …</p>
      )}
      <form aria-label="New chatbot" onSubmit={create}>
        <label>
          Name
          <input name="name" required maxLength={60} />
        </label>
        <label>
          What it knows
          <textarea name="knowledge" required />
        </label>
        <div className="buttons">
          <button>Create chatbot</button>
        </div>
      </form>
      <ChatbotTest
        server={SERVER}
        chatbotId={tested}
        token={token}
        open={tested !== '' && token !== ''}
        onChatbotTestToken={onToken}
        onChatbotTestClose={() => setTested('')}
      />
    </>
  );
}
