import type { BotMessage } from '@chatbot-test/shared/protocol/message.schema.js';
import { html, nothing } from 'lit';
import { td } from '../../i18n/t-details.js';
import type { SessionActions } from '../../session/session-actions.js';
import { problemNotice } from './problem-notice.js';
import { quickReplies } from './quick-replies.js';
import { sources } from './sources.js';

export interface EndedReply {
  readonly reply: BotMessage;
  /** Nothing was said after it. */
  readonly latest: boolean;
  /** The text of the message that it answers; empty where that is not here. */
  readonly question: string;
  readonly actions: SessionActions;
  /** Index of the source whose passage is shown. */
  readonly open: number | null;
  readonly toggle: (index: number) => void;
}

/** What follows the text of a reply that has ended. */
export function replyRest({ reply, latest, question, actions, open, toggle }: EndedReply): unknown {
  const { id, state, createdAt, problem } = reply;
  const again = {
    label: td('askAgain'),
    act: () => (latest ? actions.regenerate(id) : actions.send(question)),
  };
  return [
    sources({ id, sources: reply.sources, open, toggle }),
    state === 'stopped' ? html`<p class="note">${td('stopped')}</p>` : nothing,
    state === 'failed'
      ? problemNotice({
          fallback: td('replyFailed'),
          problem,
          details: { replyId: id, createdAt },
          buttons: question && problem?.retryable !== false ? [again] : [],
        })
      : nothing,
    latest && reply.quickReplies ? quickReplies(reply.quickReplies, actions) : nothing,
  ];
}
