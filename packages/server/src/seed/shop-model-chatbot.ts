import { DEFAULT_APPEARANCE } from '@chatbot-test/shared/config/appearance.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';

/** The demo: the same shop and the same articles, answered by a language model. */
export const SHOP_MODEL_CHATBOT: ChatbotConfig = {
  name: 'Trail Guide',
  language: 'en',
  provider: {
    type: 'model',
    model: '',
    baseUrl: '',
    systemPrompt:
      'You are the Trail Guide, who helps the customers of Fernway, an outdoor shop. You are warm, exact and brief: two or three sentences, a list where there are steps.',
    knowledge: true,
    threshold: 0.25,
    temperature: 0.2,
    fallback: 'I can’t look that up right now. Please write to our support team.',
  },
  allowedOrigins: [],
  imageHosts: [],
  appearance: {
    ...DEFAULT_APPEARANCE,
    avatar: '/avatars/fernway-guide.svg',
    subtitle: 'Your companion for gear and orders',
    welcomeMessage: 'Hi, I am your guide. Tell me where you are going, or what went wrong.',
    starters: [
      'Which jacket keeps me dry in a storm?',
      'My parcel is late. What now?',
      'Can I still change my order?',
    ],
    placeholder: 'Tell me what you need …',
    light: { primary: '#b4431f', surface: '#fffaf5', text: '#2b1d16' },
    dark: { primary: '#f4a27c', surface: '#1d1714', text: '#f5ebe4' },
    font: 'rounded',
    radius: 24,
    bubbles: 'filled',
    launcher: { icon: 'spark', position: 'end', label: 'Ask the guide' },
  },
};
