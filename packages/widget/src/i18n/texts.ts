import type { en } from './en.js';
import type { enDetails } from './en-details.js';
import type { enLauncher } from './en-launcher.js';
import type { Text } from './translate.js';

type Texts<Keys extends string> = Readonly<Record<Keys, Text>>;

/** All that the widget says by itself in one language. Every language has every key. */
export interface Language {
  /** BCP 47, as for `lang` and for `Intl`. */
  readonly code: string;
  readonly rtl?: boolean;
  readonly launcher: Readonly<Record<'chat' | 'open' | 'openWith' | 'close', string>>;
  readonly panel: Texts<keyof typeof en>;
  readonly details: Texts<keyof typeof enDetails>;
}

/** What the page's developer reads stays English. */
export type LauncherText = keyof Language['launcher'] & keyof typeof enLauncher;
