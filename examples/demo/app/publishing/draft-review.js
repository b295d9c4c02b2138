import { h } from '../dom.js';
import { button } from '../notice.js';
import { sessionAddress } from '../router.js';
import { counted, timeAgo } from '../words.js';

/** @typedef {import('../../client.js').Schema<'Review'>} Review */
/** @typedef {import('../../client.js').Schema<'DraftChanges'>} DraftChanges */
/** @typedef {((documentId: string, title: string) => void) | null} Withdraw */

/**
 * Says what publishing would change, who tested it and when, and what is to be looked at first.
 *
 * @param {Review} review
 * @param {Withdraw} withdraw takes a document out at once
 */
export function draftReview({ sinceLive, warnings, unmet, ...evidence }, withdraw) {
  const none = sinceLive ? 'Nothing: visitors get what is saved.' : 'It was not published yet.';
  const lines = changeLines(sinceLive, withdraw);
  return [
    lines.length > 0 ? h('ul', {}, ...lines) : h('p', { class: 'muted' }, none),
    ...testedWords(evidence),
    ...approvalWords(evidence.approvals),
    ...[...new Set([...warnings, ...unmet])].map((text) => h('p', { class: 'notice' }, text)),
  ];
}

/** @param {Pick<Review, 'replies' | 'testedBy' | 'testedAt' | 'tests' | 'sinceTest'>} evidence */
function testedWords({ replies, testedBy, testedAt, tests, sinceTest }) {
  if (replies > 0) {
    const answers = counted(replies, 'answer', 'answers');
    const when = testedAt ? `, ${timeAgo(testedAt)}` : '';
    const words = `Tested as it is now: ${answers}, by ${testedBy.join(', ')}${when}.`;
    return [tests.length > 0 ? testList(words, tests) : h('p', { class: 'muted' }, words)];
  }
  const nobody = h('p', { class: 'muted' }, 'Nobody has tested it as it is now.');
  const lines = changeLines(sinceTest, null);
  if (!sinceTest || lines.length === 0) return [nobody];
  const since = `Changed since it was tested, ${timeAgo(sinceTest.at)}:`;
  return [nobody, h('p', { class: 'muted' }, since), h('ul', {}, ...lines)];
}

/** @param {string} words @param {Review['tests']} tests */
function testList(words, tests) {
  const rows = tests.map(({ question, answer, by, at, sessionId }) =>
    h(
      'li',
      {},
      h('a', { href: sessionAddress(sessionId) }, question || 'No question'),
      h('span', { class: 'muted' }, ` ${by}, ${timeAgo(at)}`),
      h('p', { class: 'tested-answer' }, answer),
    ),
  );
  return h('details', {}, h('summary', {}, words), h('ul', {}, ...rows));
}

/** @param {Review['approvals']} approvals */
const approvalWords = (approvals) =>
  approvals.map(({ by, at, comment }) =>
    h(
      'p',
      { class: 'muted' },
      `Approved by ${by}, ${timeAgo(at)}${comment ? `: ${comment}` : '.'}`,
    ),
  );

/** @param {DraftChanges | null} changes @param {Withdraw} withdraw */
const changeLines = (changes, withdraw) => [
  ...(changes?.fields ?? []).map(({ what, before, after }) =>
    h('li', {}, h('strong', {}, what), `: ${before ?? 'not set'} → ${after ?? 'not set'}`),
  ),
  ...(changes?.documents ?? []).map(({ documentId, title, kind, what }) =>
    h(
      'li',
      { 'data-id': documentId },
      h('strong', {}, title),
      ` ${kind}${what.length ? `: ${what.join(', ')}` : ''} `,
      // Live still has it.
      kind !== 'added' &&
        withdraw &&
        button('Unpublish now', () => withdraw(documentId, title), 'is-quiet'),
    ),
  ),
];
