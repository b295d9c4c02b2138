import { base } from './base.js';
import { composerStyles } from './composer.js';
import { headerStyles } from './header.js';
import { messageStyles } from './messages.js';
import { tokens } from './tokens.js';

/** Styles that the panel needs to be usable; the rest is in markdown.ts and extras.ts. */
export const panelStyles = [tokens, base, headerStyles, messageStyles, composerStyles];
