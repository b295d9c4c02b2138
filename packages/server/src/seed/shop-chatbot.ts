import { DEFAULT_APPEARANCE } from '@chatbot-test/shared/config/appearance.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';

/** The demo: support for an outdoor shop, answered from its articles. */
export const SHOP_CHATBOT: ChatbotConfig = {
  name: 'Fernway Help',
  language: 'en',
  provider: { type: 'knowledge', threshold: 0.5, fallback: '' },
  // The server's own pages are always allowed.
  allowedOrigins: [],
  imageHosts: [],
  appearance: {
    ...DEFAULT_APPEARANCE,
    avatar: '/avatars/fernway.svg',
    subtitle: 'Orders, returns, sizes and care',
    welcomeMessage:
      'Hello! Ask me anything about your order, a return, sizes or how to look after your gear.',
    starters: [
      'How long does shipping to Germany take?',
      'How long do I have to return an item?',
      'Which size of hiking boot do I need?',
      'When do I get my refund?',
    ],
    placeholder: 'Ask about orders, returns, sizes …',
    light: { primary: '#1f6b4a', surface: '#ffffff', text: '#1c241f' },
    dark: { primary: '#7fc8a0', surface: '#151a17', text: '#e9f0eb' },
    radius: 18,
    launcher: { icon: 'avatar', position: 'end', label: '' },
  },
};
