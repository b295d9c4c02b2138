import type { ErrorCode } from '@chatbot-test/shared/errors/catalogue.js';
import type { enPanel } from './en/panel.js';
import type { enExtras } from './en/extras.js';
import type { enShortcuts } from './en/shortcuts.js';
import type { enLauncher } from './en/launcher.js';
import type { enMarkdown } from './en/markdown.js';
import type { Spoken, Texts } from './words.js';

/** Errors of the server that visitors read; those that only operators read stay English. */
type VisitorProblem = Extract<
  ErrorCode,
  | 'unauthorized'
  | 'session-ended'
  | 'session-expired'
  | 'too-late'
  | 'conflict'
  | 'text-too-long'
  | 'frame-too-large'
  | 'rate-limited'
  | 'busy'
  | 'address-limited'
  | 'identity-required'
  | 'identity-refused'
  | 'internal'
  | 'database-unavailable'
  | 'stopping'
  | 'chatbot-unavailable'
  | 'interrupted'
>;

/** All that the widget says by itself in one language. Every language has every key. */
export interface Language extends Spoken {
  readonly launcher: Readonly<Record<'chat' | 'open' | 'openWith' | 'close', string>>;
  readonly panel: Texts<keyof typeof enPanel>;
  readonly extras: Texts<
    keyof typeof enMarkdown | keyof typeof enExtras | keyof typeof enShortcuts
  >;
  readonly problems: Readonly<Record<VisitorProblem, readonly [message: string, action: string]>>;
}

/** Texts of the launcher that are translated; those for the page's developer stay English. */
export type LauncherText = keyof Language['launcher'] & keyof typeof enLauncher;
