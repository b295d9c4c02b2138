import { canonicalJson } from '@chatbot-test/shared/config/canonical-json.js';
import { withChanges, type Partially } from '@chatbot-test/shared/config/with-changes.js';
import type { ChatbotConfig } from '@chatbot-test/shared/config/chatbot-config.schema.js';
import type { SessionState } from '../../session/session-state.js';

/** The chatbot as the dashboard's API returns it, with what the socket does not tell. */
export interface SavedChatbot {
  readonly config: ChatbotConfig;
  readonly revision: number;
  /** Published revision; null: none is. */
  readonly live: number | null;
  /** Reason why the draft cannot answer, in a sentence; empty if none is known. */
  readonly obstacle: string;
}

/**
 * `draft`: nothing was published; `changed`: something older than the draft was; `stuck`: it cannot
 * answer; `saved`: whether that is the live version is unknown.
 */
export type ChatbotState = 'loading' | 'unsaved' | 'stuck' | 'draft' | 'changed' | 'live' | 'saved';

/**
 * Determines which version is being tested. Unsaved values count only where they differ from what
 * is saved; those that visitors do not see (the threshold, say) only once `saved` is known.
 */
export function chatbotState(
  { chatbot, preview }: Pick<SessionState, 'chatbot' | 'preview'>,
  unsaved: Partially<ChatbotConfig> | null,
  saved: SavedChatbot | null,
): ChatbotState {
  if (!chatbot) return 'loading';
  if (preview && changes(chatbot.config, preview)) return 'unsaved';
  if (unsaved && saved && changes(saved.config, unsaved)) return 'unsaved';
  if (!saved) return 'saved';
  if (saved.obstacle) return 'stuck';
  if (saved.live === null) return 'draft';
  return saved.live === chatbot.revision ? 'live' : 'changed';
}

function changes<T extends object>(value: T, partly: Partially<T>): boolean {
  const changed = withChanges(value, partly);
  return changed !== value && canonicalJson(changed) !== canonicalJson(value);
}
