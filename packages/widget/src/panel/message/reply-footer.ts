import type { BotMessage } from '@chatbot-test/shared/protocol/message.schema.js';
import { html, nothing, type TemplateResult } from 'lit';
import { td } from '../../i18n/t-extras.js';
import type { SessionActions } from '../../session/session-actions.js';
import { problemNotice } from '../problem/problem-notice.js';
import { sources } from './sources.js';
import type { Language } from '../../i18n/texts.js';

export interface EndedReply {
  readonly language: Language | null;
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

/** Renders what follows the text of a reply that has ended. */
export function replyFooter({
  language,
  reply,
  latest,
  question,
  actions,
  open,
  toggle,
}: EndedReply): unknown {
  const { id, state, createdAt, problem } = reply;
  const again = {
    label: td(language, 'askAgain'),
    act: () => (latest ? actions.regenerate(id) : actions.send(question)),
  };
  return [
    sources({ language, id, sources: reply.sources, open, toggle }),
    state === 'stopped' ? html`<p class="note">${td(language, 'stopped')}</p>` : nothing,
    state === 'failed'
      ? problemNotice({
          language,
          fallback: td(language, 'replyFailed'),
          problem,
          details: { replyId: id, createdAt },
          buttons: question && problem?.retryable !== false ? [again] : [],
        })
      : nothing,
    latest && reply.quickReplies ? quickReplies(language, reply.quickReplies, actions) : nothing,
  ];
}

/** Renders the suggested next questions, as chips. */
function quickReplies(
  language: Language | null,
  texts: readonly string[],
  actions: SessionActions,
): TemplateResult {
  return html`<ul class="quick" part="quick-replies" aria-label=${td(language, 'quickReplies')}>
    ${texts.map(
      (text) =>
        html`<li>
          <button type="button" class="chip" part="quick-reply" @click=${() => actions.send(text)}>
            ${text}
          </button>
        </li>`,
    )}
  </ul>`;
}
