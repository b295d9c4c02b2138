import type { Appearance } from './appearance.schema.js';

/** Calm by default: one indigo accent on white, the reader's own font. */
export const DEFAULT_APPEARANCE: Appearance = {
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
};
