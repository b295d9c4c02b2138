/**
 * @typedef {import('../../client.js').operations['listAuditEntries']['parameters']['query']} Query
 * @typedef {NonNullable<NonNullable<Query>['action']>} Action
 */

/** @type {Record<Action, string>} */
const WORDS = {
  'chatbot.create': 'Created',
  'chatbot.save': 'Saved',
  'chatbot.publish': 'Published',
  'chatbot.restore': 'Restored an earlier revision',
  'chatbot.unpublish': 'Unpublished',
  'chatbot.archive': 'Archived',
  'chatbot.unarchive': 'Brought back from the archive',
  'chatbot.delete': 'Deleted',
  'chatbot.approve': 'Approved',
  'document.unpublish': 'Took a document from visitors',
  'knowledge.pause': 'Paused reading and indexing',
  'knowledge.resume': 'Let reading and indexing go on',
  'policy.change': 'Changed the policy of publishing',
  'policy.override': 'Published against the policy',
  'signing-key.rotate': 'Changed the signing key',
  'signing-key.export': 'Exported the signing key',
  'secrets.change': 'Changed secrets',
  'access.revoke': 'Took an operator’s access',
  'review-link.create': 'Made a review link',
  'review-link.revoke': 'Withdrew a review link',
  'session.end': 'Ended a session',
  'session.extend': 'Extended a session',
  'session.clean-up': 'Cleaned up sessions',
  'session.read': 'Read a session',
  'session.export': 'Exported a session',
  'visitor.export': 'Exported a visitor’s data',
  'test.create': 'Saved a test',
  'test.change': 'Changed a saved test',
  'test.delete': 'Deleted a saved test',
  'visitor.delete': 'Deleted a visitor’s data',
};

/**
 * A deed in words, with the revisions that it went from and to.
 *
 * @param {string} action @param {unknown} before @param {unknown} after
 */
export function deedWords(action, before, after) {
  // A server may know deeds that this page does not.
  const words = action in WORDS ? WORDS[/** @type {Action} */ (action)] : action;
  const [from, to] = [revisionOf(before), revisionOf(after)];
  if (to === null || from === to) return words;
  return from === null ? `${words}: revision ${to}` : `${words}: revision ${to}, before ${from}`;
}

/** @param {unknown} side */
function revisionOf(side) {
  const { revision } = /** @type {{ revision?: unknown }} */ (side ?? {});
  return typeof revision === 'number' ? revision : null;
}
