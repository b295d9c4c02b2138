/**
 * Contents of the list of conversations, as it stands in the address:
 * `#/sessions?mode=test&kind=unanswered`.
 *
 * @typedef {'live' | 'test'} Mode
 * @typedef {'' | 'unanswered' | 'failed' | 'good' | 'bad'} Kind
 * @typedef {'' | 'active' | 'ended' | 'expired'} State
 * @typedef {{ mode: Mode, chatbot: string, kind: Kind, state: State, days: string, origin: string,
 *   operator: string }} ConversationQuery `days`: how long ago it may have begun; empty: whenever
 */

/** @type {[Mode, string][]} */
export const MODES = [
  ['live', 'Visitors'],
  ['test', 'Tests'],
];

/** @type {[Kind, string][]} */
export const KINDS = [
  ['', 'Everything'],
  ['unanswered', 'Unanswered'],
  ['bad', 'Thumbs down'],
  ['good', 'Thumbs up'],
  ['failed', 'With an error'],
];

/** @type {[State, string][]} */
export const STATES = [
  ['', 'All states'],
  ['active', 'Open'],
  ['ended', 'Ended'],
  ['expired', 'Expired'],
];

/** @type {[string, string][]} */
export const DAYS = [
  ['', 'Any time'],
  ['1', 'Last 24 hours'],
  ['7', 'Last 7 days'],
  ['30', 'Last 30 days'],
];

/** @type {ConversationQuery} */
export const ALL = {
  ...{ mode: 'live', chatbot: '', kind: '', state: '', days: '', origin: '', operator: '' },
};

/** @template {string} T @param {[T, string][]} choices @param {string | null} value */
const oneOf = (choices, value) =>
  /** @type {T} */ (choices.find(([id]) => id === value)?.[0] ?? choices[0]?.[0]);

/** @param {string} search of an address; what it does not know is left out @returns {ConversationQuery} */
export function parseConversationQuery(search) {
  const given = new URLSearchParams(search);
  return {
    mode: oneOf(MODES, given.get('mode')),
    kind: oneOf(KINDS, given.get('kind')),
    state: oneOf(STATES, given.get('state')),
    days: oneOf(DAYS, given.get('days')),
    chatbot: (given.get('chatbot') ?? '').slice(0, 64),
    origin: (given.get('origin') ?? '').slice(0, 300),
    operator: (given.get('operator') ?? '').slice(0, 200),
  };
}

/** @param {ConversationQuery} query @returns '' for everything, else with a `?` before it */
export function conversationQueryText(query) {
  const said = Object.entries(query).filter(
    ([name, value]) => value !== ALL[/** @type {keyof ConversationQuery} */ (name)],
  );
  return said.length > 0 ? `?${new URLSearchParams(said)}` : '';
}

/** @param {ConversationQuery} query */
export const isNarrowed = ({ mode: _, ...rest }) => Object.values(rest).some(Boolean);
