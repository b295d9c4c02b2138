import type { ImageSelector } from '@chatbot-test/shared/config/http-provider.schema.js';
import type { WireEvent } from '../wire/wire-events.js';
import { hasCredentials } from '../../../unusable-text.js';
import { firstText, holds, isMeant, valuesAt } from './path.js';

/** More than that of one event is no reply. */
const MOST_IMAGES = 10;
/** Most entries that are looked at for images: others, such as videos, stand between them. */
const MOST_ENTRIES = 100;
const LONGEST_URL = 2_000;
const LONGEST_ALT = 200;

/** Finds images in an event, as Markdown: the page shows those of hosts that the chatbot allows. */
export function imagesIn(event: WireEvent, selectors: readonly ImageSelector[]): string[] {
  const meant = selectors.filter(({ when }) => when === undefined || holds(event, when));
  const found = meant.flatMap(({ path, only, url, alt }) =>
    valuesAt(event, path)
      .slice(0, MOST_ENTRIES)
      .flatMap((value) => {
        const entry = { value, data: '', name: '' };
        if (only && !isMeant(entry, only)) return [];
        const address = addressIn(firstText(entry, url));
        if (address === null) return [];
        const words = firstText(entry, alt).slice(0, LONGEST_ALT);
        return `![${words.replace(/[\\[\]\s]+/g, ' ').trim()}](<${address}>)`;
      }),
  );
  return [...new Set(found)].slice(0, MOST_IMAGES);
}

/** Null for what is not a web address: a picture within the text itself, say. */
function addressIn(text: string): string | null {
  if (text.length > LONGEST_URL || !URL.canParse(text)) return null;
  const url = new URL(text);
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  // What an address of Markdown cannot hold, `href` has encoded.
  return isWeb && !hasCredentials(url) ? url.href : null;
}
