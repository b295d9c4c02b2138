import { base } from './base.js';
import { composerStyles } from './composer.js';
import { headerStyles } from './header.js';
import { messageStyles } from './messages.js';
import { tokens } from './tokens.js';

/** Styles that the panel needs to be usable; the rest is in markdown.ts and extras.ts. */
export const layoutSheet = sheetOf(() => tokens + base + headerStyles + composerStyles);

/** Styles of the list of messages: before the panel's own code is there, it is empty. */
export const messageSheet = sheetOf(() => messageStyles);

/** A sheet that the browser reads once for all panels, when one wants it. */
function sheetOf(styles: () => string): () => CSSStyleSheet {
  let sheet: CSSStyleSheet | undefined;
  return () => {
    if (!sheet) {
      sheet = new CSSStyleSheet();
      sheet.replaceSync(styles());
    }
    return sheet;
  };
}
