import type { TemplateResult } from 'lit';
import { t } from '../../i18n/t.js';
import { td } from '../../i18n/t-details.js';
import type { SessionActions } from '../../session/session-actions.js';
import type { Question } from '../transcript.js';
import { problemNotice } from './problem-notice.js';

/** Why a message was not sent, and what can be done with it. */
export function failedMessage(message: Question, actions: SessionActions): TemplateResult {
  const { cid, text, createdAt } = message;
  return problemNotice({
    fallback: t('notSent'),
    problem: 'problem' in message ? message.problem : undefined,
    details: { cid, createdAt, length: String(text.length) },
    buttons: [
      { label: td('retry'), act: () => actions.retry(cid) },
      { label: td('discard'), act: () => actions.discard(cid) },
    ],
  });
}
