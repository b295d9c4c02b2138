import type { TemplateResult } from 'lit';
import { t } from '../../i18n/t.js';
import { td } from '../../i18n/t-extras.js';
import type { SessionActions } from '../../session/session-actions.js';
import type { Question } from './transcript.js';
import { problemNotice } from '../problem/problem-notice.js';
import type { Language } from '../../i18n/texts.js';

/** Reason why a message was not sent, with what can be done about it. */
export function failedMessage(
  language: Language | null,
  message: Question,
  actions: SessionActions,
): TemplateResult {
  const { cid, text, createdAt } = message;
  return problemNotice({
    language,
    fallback: t(language, 'notSent'),
    problem: 'problem' in message ? message.problem : undefined,
    details: { cid, createdAt, length: String(text.length) },
    buttons: [
      { label: td(language, 'retry'), act: () => actions.retry(cid) },
      { label: td(language, 'discard'), act: () => actions.discard(cid) },
    ],
  });
}
