/**
 * Configuration of a new chatbot: as plain as possible, without documents.
 *
 * @type {import('./api.js').ChatbotConfig}
 */
export const NEW_CHATBOT = {
  name: 'New chatbot',
  language: 'en',
  provider: { type: 'knowledge', threshold: 0.5, fallback: '' },
  allowedOrigins: [],
  imageHosts: [],
  appearance: {
    avatar: '',
    title: '',
    subtitle: '',
    welcomeMessage: 'Hello! How can I help?',
    starters: [],
    placeholder: 'Ask a question',
    branding: true,
    theme: 'auto',
    light: { primary: '#4f46e5', surface: '#ffffff', text: '#1b1c22' },
    dark: { primary: '#8b8cff', surface: '#17181d', text: '#ecedf2' },
    font: 'system',
    radius: 16,
    density: 'comfortable',
    bubbles: 'plain',
    launcher: { icon: 'chat', position: 'end', label: '' },
    variables: {},
  },
};
