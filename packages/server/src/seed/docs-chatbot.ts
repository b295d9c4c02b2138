import { DEFAULT_APPEARANCE } from '@chatbot-test/shared/config/appearance.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';

/** The demo: how to use this project, answered from its own README and docs/. */
export const DOCS_CHATBOT: ChatbotConfig = {
  name: 'Docs',
  language: 'en',
  provider: { type: 'knowledge', threshold: 0.4, fallback: '' },
  allowedOrigins: [],
  imageHosts: [],
  appearance: {
    ...DEFAULT_APPEARANCE,
    avatar: '/avatars/docs.svg',
    title: 'Product docs',
    subtitle: 'Answers from the README and the docs folder',
    welcomeMessage: 'Ask me how to embed the widget, test a chatbot, or run the server.',
    starters: [
      'How do I embed the widget?',
      'Which settings does the server have?',
      'What does the error origin-not-allowed mean?',
    ],
    placeholder: 'Ask the docs …',
    light: { primary: '#3346b8', surface: '#ffffff', text: '#1a1d29' },
    dark: { primary: '#9aa8ff', surface: '#14161f', text: '#e8eaf4' },
    font: 'mono',
    radius: 6,
    density: 'compact',
    bubbles: 'outlined',
    launcher: { icon: 'help', position: 'end', label: 'Docs' },
  },
};
