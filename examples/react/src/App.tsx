import { useSyncExternalStore } from 'react';
import { ChatbotForm } from './ChatbotForm';
import { ChatbotList } from './ChatbotList';
import { Sessions } from './Sessions';

/** Your own router takes this place. */
export function App() {
  const hash = useSyncExternalStore(onAddress, () => location.hash);
  const [, kind, id] = hash.split('/');
  return (
    <>
      <nav aria-label="Dashboard">
        <a href="#/">Chatbots</a>
        <a href="#/sessions">Sessions</a>
      </nav>
      <main>
        {kind === 'chatbots' && id ? (
          <ChatbotForm key={id} id={id} />
        ) : kind === 'sessions' ? (
          <Sessions />
        ) : (
          <ChatbotList />
        )}
      </main>
    </>
  );
}

function onAddress(changed: () => void): () => void {
  addEventListener('hashchange', changed);
  return () => removeEventListener('hashchange', changed);
}
