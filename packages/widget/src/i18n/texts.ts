import type { ErrorCode } from '@chatbot-test/shared/errors/catalogue.js';
import type { en } from './en.js';
import type { enDetails } from './en-details.js';
import type { enKeys } from './en-keys.js';
import type { enLauncher } from './en-launcher.js';
import type { enMarkdown } from './en-markdown.js';
import type { Text } from './translate.js';

type Texts<Keys extends string> = Readonly<Record<Keys, Text>>;

/** What visitors read of the server's errors; what only operators read stays English. */
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
  | 'internal'
  | 'database-unavailable'
  | 'stopping'
  | 'service-failed'
  | 'service-timeout'
  | 'chatbot-unavailable'
  | 'interrupted'
>;

/** All that the widget says by itself in one language. Every language has every key. */
export interface Language {
  /** BCP 47, as for `lang` and for `Intl`. */
  readonly code: string;
  readonly rtl?: boolean;
  readonly launcher: Readonly<Record<'chat' | 'open' | 'openWith' | 'close', string>>;
  readonly panel: Texts<keyof typeof en>;
  readonly details: Texts<keyof typeof enMarkdown | keyof typeof enDetails | keyof typeof enKeys>;
  readonly problems: Readonly<Record<VisitorProblem, readonly [message: string, action: string]>>;
}

/** What the page's developer reads stays English. */
export type LauncherText = keyof Language['launcher'] & keyof typeof enLauncher;
