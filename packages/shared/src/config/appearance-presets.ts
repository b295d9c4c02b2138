import type { Appearance } from './appearance.schema.js';

/** A look to start from: what it leaves out (words, avatar, launcher) stays as it was. */
export interface AppearancePreset {
  readonly id: string;
  readonly name: string;
  readonly appearance: Pick<
    Appearance,
    'light' | 'dark' | 'font' | 'radius' | 'density' | 'bubbles'
  >;
}

export const APPEARANCE_PRESETS: readonly AppearancePreset[] = [
  {
    id: 'indigo',
    name: 'Indigo',
    appearance: {
      light: { primary: '#4f46e5', surface: '#ffffff', text: '#1b1c22' },
      dark: { primary: '#8b8cff', surface: '#17181d', text: '#ecedf2' },
      font: 'system',
      radius: 16,
      density: 'comfortable',
      bubbles: 'plain',
    },
  },
  {
    id: 'ink',
    name: 'Ink',
    appearance: {
      light: { primary: '#1d1f24', surface: '#ffffff', text: '#17181c' },
      dark: { primary: '#e6e7ea', surface: '#111215', text: '#eff0f2' },
      font: 'system',
      radius: 10,
      density: 'compact',
      bubbles: 'outlined',
    },
  },
  {
    id: 'forest',
    name: 'Forest',
    appearance: {
      light: { primary: '#1f6b4a', surface: '#fdfdfb', text: '#18211c' },
      dark: { primary: '#7cc9a0', surface: '#141a17', text: '#e7efea' },
      font: 'system',
      radius: 20,
      density: 'comfortable',
      bubbles: 'filled',
    },
  },
  {
    id: 'paper',
    name: 'Paper',
    appearance: {
      light: { primary: '#8a3b1d', surface: '#fbf7ef', text: '#2a231b' },
      dark: { primary: '#e3a07e', surface: '#1d1916', text: '#f1e9dd' },
      font: 'serif',
      radius: 6,
      density: 'comfortable',
      bubbles: 'plain',
    },
  },
  {
    id: 'candy',
    name: 'Candy',
    appearance: {
      light: { primary: '#c2186b', surface: '#fffafc', text: '#2b1722' },
      dark: { primary: '#ff86bb', surface: '#1d1419', text: '#f8e9f0' },
      font: 'rounded',
      radius: 28,
      density: 'comfortable',
      bubbles: 'filled',
    },
  },
  {
    id: 'terminal',
    name: 'Terminal',
    appearance: {
      light: { primary: '#0b6e6e', surface: '#f7faf9', text: '#12201f' },
      dark: { primary: '#5fe0c8', surface: '#0c1211', text: '#d9efe9' },
      font: 'mono',
      radius: 0,
      density: 'compact',
      bubbles: 'outlined',
    },
  },
];
