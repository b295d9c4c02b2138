import { base } from './base.js';
import { composerStyles } from './composer.js';
import { headerStyles } from './header.js';
import { messageStyles } from './messages.js';
import { tokens } from './tokens.js';

let sheet: CSSStyleSheet | undefined;

/**
 * Styles that the panel needs to be usable, read by the browser once for all panels; the rest is in
 * markdown.ts and extras.ts.
 */
export function layoutSheet(): CSSStyleSheet {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(tokens + base + headerStyles + messageStyles + composerStyles);
  }
  return sheet;
}
