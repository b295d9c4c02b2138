import { recall, remember } from '../../browser/tab-memory.js';

/** A chatbot and its server. */
export interface Kept {
  readonly server: string;
  readonly chatbotId: string;
}

/**
 * State in which the visitor has left the panel on this tab's last page: `open`, or `closed` and, where a reply
 * was not read or not at its end yet, the epoch and number of the last message that was seen.
 *
 * @returns these words; none on a tab's first page, and where the browser refuses storage
 */
export function keptPlace(of: Kept): string[] {
  return recall(key(of))?.split(' ') ?? [];
}

export function keepPlace(of: Kept, ...words: readonly (string | number)[]): void {
  remember(key(of), words.join(' '));
}

function key({ server, chatbotId }: Kept): string {
  return `chatbot-test:place:${server}:${chatbotId}`;
}
