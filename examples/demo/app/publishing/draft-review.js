import { h } from '../dom.js';
import { button } from '../notice.js';
import { counted } from '../words.js';

/** @typedef {import('../../client.js').Schema<'Review'>} Review */

/**
 * Says what publishing would change, who tested it, and what is to be looked at first.
 *
 * @param {Review} review
 * @param {((documentId: string, title: string) => void) | null} withdraw takes a document out at once
 */
export function draftReview({ sinceLive, replies, testedBy, warnings, unmet }, withdraw) {
  const tested =
    replies === 0
      ? 'Nobody has tested it as it is now.'
      : `Tested as it is now: ${counted(replies, 'answer', 'answers')}, by ${testedBy.join(', ')}.`;
  const lines = sinceLive
    ? [
        ...sinceLive.fields.map(({ what, before, after }) =>
          h('li', {}, h('strong', {}, what), `: ${before ?? 'not set'} → ${after ?? 'not set'}`),
        ),
        ...sinceLive.documents.map(({ documentId, title, kind, what }) =>
          h(
            'li',
            {},
            h('strong', {}, title),
            ` ${kind}${what.length ? `: ${what.join(', ')}` : ''} `,
            // Live still has it.
            kind !== 'added' &&
              withdraw &&
              button('Unpublish now', () => withdraw(documentId, title), 'is-quiet'),
          ),
        ),
      ]
    : [];
  const none = sinceLive ? 'Nothing: visitors get what is saved.' : 'It was not published yet.';
  return [
    lines.length > 0 ? h('ul', {}, ...lines) : h('p', { class: 'muted' }, none),
    h('p', { class: 'muted' }, tested),
    ...[...new Set([...warnings, ...unmet])].map((text) => h('p', { class: 'notice' }, text)),
  ];
}
