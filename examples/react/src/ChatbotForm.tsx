import { ChatbotTest } from '@chatbot-test/widget/react';
import { useEffect, useState } from 'react';
import { SERVER } from './chat-server';
import {
  type Chatbot,
  type Config,
  embedCode,
  linesOf,
  publishChatbot,
  readChatbot,
  saveChatbot,
  stateOf,
  wordsOf,
} from './chatbots';
import { useOperatorToken } from './useOperatorToken';

/** The edit form; what nobody has saved yet is in the test beside it at once. */
export function ChatbotForm({ id }: { id: string }) {
  const [saved, setSaved] = useState<Chatbot | null>(null);
  const [config, setConfig] = useState<Config | null>(null);
  const [problem, setProblem] = useState('');
  const { token, onToken } = useOperatorToken();

  function show(chatbot: Chatbot) {
    setSaved(chatbot);
    setConfig(chatbot.config);
    setProblem('');
  }

  function run(deed: Promise<Chatbot>) {
    deed.then(show, (error: unknown) => setProblem(wordsOf(error)));
  }

  useEffect(() => run(readChatbot(id)), [id]);

  if (!saved || !config) {
    return problem ? <p role="alert">{problem}</p> : <p role="status">Loading the chatbot …</p>;
  }
  const { appearance } = config;
  const isSaved = config === saved.config;
  return (
    <>
      <h1>{saved.config.name}</h1>
      <div className="editor">
        <form
          aria-label="Chatbot"
          onSubmit={(event) => {
            event.preventDefault();
            run(saveChatbot(saved, config));
          }}
        >
          {problem && <p role="alert">{problem}</p>}
          <p role="status">{isSaved ? stateOf(saved.revision, saved.live) : 'Unsaved changes'}</p>
          <label>
            Name
            <input
              required
              maxLength={60}
              value={config.name}
              onChange={({ target }) => setConfig({ ...config, name: target.value })}
            />
          </label>
          <label>
            Welcome message
            <textarea
              value={appearance.welcomeMessage}
              onChange={({ target }) =>
                setConfig({
                  ...config,
                  appearance: { ...appearance, welcomeMessage: target.value },
                })
              }
            />
          </label>
          <label>
            Colour
            <input
              type="color"
              value={appearance.light.primary}
              onChange={({ target }) =>
                setConfig({
                  ...config,
                  appearance: {
                    ...appearance,
                    light: { ...appearance.light, primary: target.value },
                  },
                })
              }
            />
          </label>
          <label>
            Sites that may embed it, one a line
            <textarea
              defaultValue={config.allowedOrigins.join('\n')}
              onBlur={({ target }) =>
                setConfig({ ...config, allowedOrigins: linesOf(target.value) })
              }
            />
          </label>
          <div className="buttons">
            <button>Save</button>
            <button type="button" disabled={!isSaved} onClick={() => run(publishChatbot(id))}>
              Publish
            </button>
          </div>
          {saved.live !== null && (
            <section aria-label="Embed code">
              <pre>{embedCode(id)}</pre>
            </section>
          )}
        </form>
        <ChatbotTest
          layout="inline"
          server={SERVER}
          chatbotId={id}
          token={token}
          config={config}
          open={token !== ''}
          onChatbotTestToken={onToken}
        />
      </div>
    </>
  );
}
