/** @typedef {import('./api.js').ChatbotConfig['provider']} Provider */

/**
 * Makes a new provider of this kind; keeps what it has in common with the one before.
 *
 * @param {Provider['type']} type
 * @param {Provider} before
 * @returns {Provider}
 */
export function newProvider(type, { fallback }) {
  switch (type) {
    case 'knowledge':
      return { type, threshold: 0.5, fallback };
    case 'model':
      return {
        type,
        model: '',
        baseUrl: '',
        systemPrompt: '',
        knowledge: true,
        threshold: 0.25,
        temperature: 0.2,
        fallback,
      };
    case 'http':
      return {
        type,
        preset: '',
        method: 'POST',
        url: 'https://chatbot.example.com/messages',
        headers: [],
        body: JSON.stringify({ message: '{{message}}', sessionId: '{{session.id}}' }, null, 2),
        setup: [],
        listen: '',
        quietMs: 0,
        format: 'auto',
        mapping: {
          delta: [],
          text: [{ path: 'text' }],
          end: [],
          error: [],
          conversation: [],
          inputTokens: [],
          outputTokens: [],
          model: [],
          finish: [],
        },
        timeoutSeconds: 25,
        retries: 1,
        fallback,
      };
  }
}
